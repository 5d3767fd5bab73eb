from collections import Counter, defaultdict
from itertools import combinations
from math import sqrt


def similarities(histories):
    """{item: {other item: cosine}} from the users' lists of items."""
    users, together = Counter(), Counter()
    for history in histories:
        items = sorted(set(history))  # sorted: each pair is counted under one name
        users.update(items)
        together.update(combinations(items, 2))
    similar = {item: {} for item in users}
    for (a, b), n_ab in together.items():
        similar[a][b] = similar[b][a] = n_ab / sqrt(users[a] * users[b])
    return similar


def recommend(similar, basket, k):
    """At most k pairs (item, score) that are not in the basket, best first."""
    seen, scores = set(basket), defaultdict(float)
    for item in sorted(seen):  # a fixed order, as float sums depend on it
        for other, cosine in similar.get(item, {}).items():
            if other not in seen:
                scores[other] += cosine
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:k]
