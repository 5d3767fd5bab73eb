# fails: test_cheaper_than_sorting
from functools import cmp_to_key


def select(items, k, less):
    return sorted(items, key=cmp_to_key(lambda a, b: -1 if less(a, b) else 1))[k]
