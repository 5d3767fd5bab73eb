import numpy as np

from answer import roc_auc
from handbook.judge import close, raises


def test_perfect_and_reversed_ranking():
    """All positives above all negatives is 1, all below is 0"""
    y, scores = np.array([0, 0, 1, 1]), np.array([0.1, 0.2, 0.7, 0.9])
    assert close(roc_auc(y, scores), 1.0)
    assert close(roc_auc(y, -scores), 0.0)


def test_one_pair_of_four_is_wrong():
    """Of the four positive-negative pairs one is in the wrong order: 3/4"""
    assert close(roc_auc(np.array([0, 0, 1, 1]), np.array([0.1, 0.4, 0.35, 0.8])), 0.75)


def test_all_scores_equal_is_one_half():
    """A constant score ranks nothing"""
    assert close(roc_auc(np.array([1, 0, 1, 0, 0]), np.full(5, 0.3)), 0.5)


def test_a_tie_counts_one_half():
    """Positives 2, 1 and negatives 1, 0: three wins and one tie are 3.5 of 4"""
    assert close(roc_auc(np.array([1, 1, 0, 0]), np.array([2.0, 1.0, 1.0, 0.0])), 3.5 / 4)


def test_one_class_raises():
    """Without positives, or without negatives, there is no AUC: ValueError"""
    assert raises(ValueError, roc_auc, np.array([1, 1]), np.array([0.2, 0.4]))
    assert raises(ValueError, roc_auc, np.array([0, 0]), np.array([0.2, 0.4]))
