import math
from itertools import permutations

import numpy as np

from answer import average_precision, ndcg
from handbook.judge import close


def in_order(grades, k):
    """NDCG at k and average precision of a list of grades, best rank first."""
    gains = [(2**g - 1) / math.log2(2 + i) for i, g in enumerate(grades)]
    best = [(2**g - 1) / math.log2(2 + i) for i, g in enumerate(sorted(grades)[::-1])]
    hits = [i for i, g in enumerate(grades) if g > 0]
    precisions = [(n + 1) / (i + 1) for n, i in enumerate(hits)]
    return sum(gains[:k]) / sum(best[:k]), sum(precisions) / len(hits)


def allowed_orders(grades, scores):
    """The grades in all orders that the scores allow."""
    orders = permutations(zip(grades.tolist(), scores.tolist()))
    falling = [o for o in orders if all(a[1] >= b[1] for a, b in zip(o, o[1:]))]
    return [[grade for grade, _ in order] for order in falling]


def test_agrees_with_enumeration():
    """Five documents, few score levels, every k: the mean over all orders of ties"""
    rng = np.random.default_rng(0)
    for levels in (1, 2, 3, 100):
        grades = rng.integers(0, 4, size=5)
        grades[0] = 2
        scores = rng.integers(0, levels, size=5) / 4
        orders = allowed_orders(grades, scores)
        for k in (1, 2, 4, 5):
            expected = np.mean([in_order(order, k) for order in orders], axis=0)
            assert close(ndcg(grades, scores, k), expected[0])
            assert close(average_precision(grades, scores), expected[1])


def test_order_of_the_documents_does_not_matter():
    """Shuffled documents, with ties: the same values"""
    rng = np.random.default_rng(1)
    grades, scores = rng.integers(0, 3, size=50), rng.integers(0, 8, size=50) / 8
    mixed = rng.permutation(50)
    assert close(ndcg(grades[mixed], scores[mixed], 10), ndcg(grades, scores, 10))
    expected = average_precision(grades, scores)
    assert close(average_precision(grades[mixed], scores[mixed]), expected)


def test_k_beyond_the_end():
    """With k = 10 and three documents it is k = 3"""
    grades, scores = np.array([0, 3, 1]), np.array([3.0, 2.0, 1.0])
    assert close(ndcg(grades, scores, 10), ndcg(grades, scores, 3))


def test_grades_grow_exponentially():
    """Grade 4 counts 15 times grade 1; average precision sees no difference"""
    first, second = np.array([1, 4]), np.array([2.0, 1.0])
    log3 = 1 / math.log2(3)
    assert close(ndcg(first, second, 2), (1 + 15 * log3) / (15 + log3))
    assert close(average_precision(first, second), 1.0)


def test_relevant_documents_at_the_end_count():
    """One hit at the top and one at rank 10: (1 + 2/10) / 2"""
    grades = np.array([1, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    assert close(average_precision(grades, -np.arange(10.0)), 0.6)


def test_one_document():
    """A single relevant document is perfect, a single irrelevant one is nothing"""
    assert close(ndcg(np.array([2]), np.array([-1.0]), 1), 1.0)
    assert close(average_precision(np.array([2]), np.array([-1.0])), 1.0)
    assert close(average_precision(np.array([0]), np.array([-1.0])), math.nan)


def test_equal_grades_cannot_be_ranked_badly():
    """All documents of grade 2: NDCG 1 in any order, tied or not"""
    for scores in (np.arange(4.0), -np.arange(4.0), np.zeros(4)):
        assert close(ndcg(np.full(4, 2), scores, 3), 1.0)


def test_a_constant_score_earns_the_share_of_relevant_documents():
    """1,000 tied documents, one relevant: the mean of 1 / rank"""
    grades = np.zeros(1_000, dtype=int)
    grades[123] = 1
    found = average_precision(grades, np.ones(1_000))
    assert close(found, np.mean(1 / np.arange(1, 1_001)))


def test_fifty_thousand_documents():
    """50,000 documents at 50 score levels within the time limit"""
    rng = np.random.default_rng(2)
    grades = rng.integers(0, 4, size=50_000)
    scores = rng.integers(0, 50, size=50_000) / 50
    # Scores say nothing: the value is near the share of relevant documents, 3/4.
    found = average_precision(grades, scores)
    assert close(found, np.mean(grades > 0), rtol=0, atol=0.02)
    assert 0 < ndcg(grades, scores, 1_000) < 0.5
