# fails: test_every_rank
import random


def select(items, k, less):
    while True:
        pivot = random.choice(items)
        smaller = [x for x in items if less(x, pivot)]
        larger = [x for x in items if less(pivot, x)]
        equal = len(items) - len(smaller) - len(larger)
        if k < len(smaller):
            items = smaller
        elif k < len(smaller) + equal or not larger:
            return pivot
        else:
            items, k = larger, k - len(smaller)
