from math import sqrt


def similarities(histories):
    """Sets of users; each pair that ever met is intersected once."""
    buyers, met = {}, set()
    for user, history in enumerate(histories):
        items = list(dict.fromkeys(history))
        for position, item in enumerate(items):
            buyers.setdefault(item, set()).add(user)
            met.update((other, item) for other in items[:position])
    similar = {item: {} for item in buyers}
    for a, b in met:
        both = buyers[a] & buyers[b]
        cosine = len(both) / sqrt(len(buyers[a])) / sqrt(len(buyers[b]))
        similar[a][b] = similar[b][a] = cosine
    return similar


def recommend(similar, basket, k):
    """Two stable sorts: by item, then by score."""
    basket = set(basket)
    scores = {}
    for item in basket:
        for other, cosine in similar.get(item, {}).items():
            scores[other] = scores.get(other, 0) + cosine
    ranked = sorted(item for item in scores if item not in basket)
    ranked.sort(key=scores.get, reverse=True)
    return [(item, scores[item]) for item in ranked[:k]]
