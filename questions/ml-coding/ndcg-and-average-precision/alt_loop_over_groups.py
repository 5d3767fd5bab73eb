from itertools import groupby
from math import log2, nan


def by_score(grades, scores):
    """Lists of grades with equal scores, best score first."""
    pairs = sorted(zip(map(float, scores), map(int, grades)), reverse=True)
    runs = groupby(pairs, key=lambda pair: pair[0])
    return [[grade for _, grade in run] for _, run in runs]


def ndcg(grades, scores, k):
    """Every member of a tie meets every discount of the tie equally often."""
    discount = [1 / log2(2 + i) if i < k else 0 for i in range(len(grades))]
    ideal_order = sorted(map(int, grades), reverse=True)
    ideal = sum((2**grade - 1) * d for grade, d in zip(ideal_order, discount))
    total, start = 0.0, 0
    for tied in by_score(grades, scores):
        end = start + len(tied)
        mean_discount = sum(discount[start:end]) / len(tied)
        total += sum(2**grade - 1 for grade in tied) * mean_discount
        start = end
    return total / ideal if ideal else nan


def average_precision(grades, scores):
    """Walks down the ranks; inside a tie it counts in expectation."""
    relevant = sum(int(grade) > 0 for grade in grades)
    total, start, found = 0.0, 0, 0
    for tied in by_score(grades, scores):
        m, r = len(tied), sum(grade > 0 for grade in tied)
        for j in range(m if r else 0):
            others = j * (r - 1) / (m - 1) if m > 1 else 0
            total += r / m * (found + 1 + others) / (start + j + 1)
        start, found = start + m, found + r
    return total / relevant if relevant else nan
