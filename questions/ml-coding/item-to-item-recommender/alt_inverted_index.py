import heapq
import math


def similarities(histories):
    """Who bought each item; then, item by item, what else those users bought."""
    baskets = [frozenset(history) for history in histories]
    buyers = {}
    for user, basket in enumerate(baskets):
        for item in basket:
            buyers.setdefault(item, []).append(user)
    similar = {}
    for item, users in buyers.items():
        counts = {}
        for user in users:
            for other in baskets[user]:
                counts[other] = counts.get(other, 0) + 1
        del counts[item]
        norm = math.sqrt(len(users))
        row = {other: n / math.sqrt(len(buyers[other])) for other, n in counts.items()}
        similar[item] = {other: value / norm for other, value in row.items()}
    return similar


def recommend(similar, basket, k):
    """Sums one candidate at a time and keeps the k best in a heap."""
    rows = [similar[item] for item in set(basket) if item in similar]
    candidates = {other for row in rows for other in row} - set(basket)
    scored = [(-sum(row.get(c, 0.0) for row in rows), c) for c in candidates]
    return [(item, -minus) for minus, item in heapq.nsmallest(k, scored)]
