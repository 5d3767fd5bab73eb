# fails: test_all_items_equal
import random


def select(items, k, less):
    items = list(items)
    while True:
        pivot = items.pop(random.randrange(len(items)))
        smaller = [x for x in items if less(x, pivot)]
        if k == len(smaller):
            return pivot
        if k < len(smaller):
            items = smaller
        else:
            items = [x for x in items if not less(x, pivot)]
            k -= len(smaller) + 1
