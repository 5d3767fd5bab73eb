import random


def select(items, k, less):
    """The item of rank k (0 is the smallest) of a list, where less(a, b) says whether a comes before b.

    If neither of two items comes before the other they are equal, and either may be returned.
    """
    while True:
        pivot = random.choice(items)
        smaller, rest = [], []
        for x in items:
            (smaller if less(x, pivot) else rest).append(x)
        if k < len(smaller):
            items = smaller
            continue
        larger = [x for x in rest if less(pivot, x)]
        if k < len(items) - len(larger):  # the rest is equal to the pivot
            return pivot
        k -= len(items) - len(larger)
        items = larger
