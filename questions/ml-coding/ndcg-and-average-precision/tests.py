import math

import numpy as np

from answer import average_precision, ndcg
from handbook.judge import close, unchanged

GRADES, FALLING = np.array([0, 3, 1]), np.array([9.0, 5.0, 2.0])
LOG3 = 1 / math.log2(3)  # the discount at rank 2; at rank 3 it is 1/2


def test_ndcg_by_hand():
    """Grades in the order 0, 3, 1: gains 0, 7, 1 against 7, 1, 0"""
    assert close(ndcg(GRADES, FALLING, 3), (7 * LOG3 + 0.5) / (7 + LOG3))


def test_average_precision_by_hand():
    """Relevant documents at ranks 2 and 3: (1/2 + 2/3) / 2"""
    assert close(average_precision(GRADES, FALLING), 7 / 12)


def test_best_order_gives_one():
    """Scores that follow the grades, on any scale"""
    grades = np.array([0, 2, 1, 3])
    for scores in (grades.astype(float), np.exp(grades), grades / 100 - 7):
        assert close(ndcg(grades, scores, 2), 1.0)
        assert close(ndcg(grades, scores, 4), 1.0)
        assert close(average_precision(grades, scores), 1.0)


def test_the_ideal_is_cut_at_k_as_well():
    """Three perfect documents: the first place alone gives 1 at k = 1"""
    assert close(ndcg(np.array([2, 2, 2]), FALLING, 1), 1.0)
    assert close(ndcg(np.array([0, 2, 1]), FALLING, 1), 0.0)
    assert close(ndcg(np.array([1, 0, 2]), FALLING, 2), 1 / (3 + LOG3))


def test_a_tie_is_the_mean_of_its_orders():
    """One relevant document tied with another one: half first, half second"""
    grades, scores = np.array([1, 0]), np.array([0.5, 0.5])
    assert close(ndcg(grades, scores, 2), (1 + LOG3) / 2)
    assert close(ndcg(grades, scores, 1), 0.5)
    assert close(average_precision(grades, scores), 0.75)


def test_three_tied_documents():
    """Two of three relevant: orders with precision 1, 5/6 and 7/12"""
    assert close(average_precision(GRADES, np.zeros(3)), (1 + 5 / 6 + 7 / 12) / 3)
    assert close(ndcg(GRADES, np.zeros(3), 3), 8 / 3 * (1.5 + LOG3) / (7 + LOG3))


def test_nothing_relevant_is_nan():
    """A query without relevant documents has no value, neither 0 nor 1"""
    assert close(ndcg(np.zeros(3, dtype=int), FALLING, 2), math.nan)
    assert close(average_precision(np.zeros(3, dtype=int), FALLING), math.nan)


def test_inputs_are_not_changed():
    """Grades and scores stay as they were"""
    assert unchanged(ndcg, GRADES.copy(), FALLING.copy(), 2)
    assert unchanged(average_precision, GRADES.copy(), FALLING.copy())
