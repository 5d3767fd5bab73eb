# fails: test_a_dropped_word_costs_one
from itertools import zip_longest


def align(reference, hypothesis):
    return list(zip_longest(reference, hypothesis))


def word_error_rate(references, hypotheses):
    pairs = [
        pair
        for r, h in zip(references, hypotheses)
        for pair in align(r.split(), h.split())
    ]
    return sum(r != h for r, h in pairs) / sum(r is not None for r, h in pairs)
