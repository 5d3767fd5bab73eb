import random


def select(items, k, less):
    """After Floyd and Rivest: two pivots close around rank k, found in a sample, leave only a few items between them."""
    n = len(items)
    if n < 100:
        return by_random_pivot(items, k, less)
    sample = random.sample(items, round(n ** (2 / 3)))
    place, margin = k * len(sample) // n, round(len(sample) ** 0.5)
    low = select(sample, max(place - margin, 0), less)
    high = select(sample, min(place + margin, len(sample) - 1), less)
    below, between, above = [], [], []
    for x in items:
        if k < n // 2:  # ask first about the side where most items are
            part = above if less(high, x) else below if less(x, low) else between
        else:
            part = below if less(x, low) else above if less(high, x) else between
        part.append(x)
    if k < len(below):
        return select(below, k, less)
    if k >= n - len(above):
        return select(above, k - (n - len(above)), less)
    if len(between) == n or not less(low, high):
        return by_random_pivot(between, k - len(below), less)
    return select(between, k - len(below), less)


def by_random_pivot(items, k, less):
    pivot = random.choice(items)
    below = [x for x in items if less(x, pivot)]
    if k < len(below):
        return by_random_pivot(below, k, less)
    above = [x for x in items if less(pivot, x)]
    if k < len(items) - len(above):
        return pivot
    return by_random_pivot(above, k - (len(items) - len(above)), less)
