# fails: test_the_longest_match_can_mislead
from difflib import SequenceMatcher
from itertools import zip_longest


def align(reference, hypothesis):
    pairs = []
    for _, i1, i2, j1, j2 in SequenceMatcher(
        None, reference, hypothesis, autojunk=False
    ).get_opcodes():
        pairs += zip_longest(reference[i1:i2], hypothesis[j1:j2])
    return pairs


def word_error_rate(references, hypotheses):
    pairs = [
        pair
        for r, h in zip(references, hypotheses)
        for pair in align(r.split(), h.split())
    ]
    return sum(r != h for r, h in pairs) / sum(r is not None for r, h in pairs)
