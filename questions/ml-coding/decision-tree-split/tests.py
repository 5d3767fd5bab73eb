import numpy as np

from answer import best_split
from handbook.judge import close, unchanged


def test_gini_by_hand():
    """x = 1..5, labels 0 0 1 1 1: cut at 2.5, the whole impurity of 12/25 gained"""
    threshold, gain = best_split(np.arange(1.0, 6.0), np.array([0, 0, 1, 1, 1]))
    assert close(threshold, 2.5)
    assert close(gain, 12 / 25)


def test_variance_by_hand():
    """x = 0, 1, 2, 4 and y = 1, 1, 5, 9: cut at 1.5, variance falls from 11 to 2"""
    x, y = np.array([4.0, 0.0, 2.0, 1.0]), np.array([9.0, 1.0, 5.0, 1.0])
    threshold, gain = best_split(x, y, "variance")
    assert close(threshold, 1.5)
    assert close(gain, 9.0)


def test_children_count_by_their_size():
    """Labels 1 0 0 0 0 1 0 0: a pure child of one example gains little"""
    threshold, gain = best_split(np.arange(8.0), np.array([1, 0, 0, 0, 0, 1, 0, 0]))
    assert close(threshold, 0.5)
    assert close(gain, 2 * (1 / 4) * (3 / 4) - (7 / 8) * 2 * (1 / 7) * (6 / 7))


def test_equal_values_stay_together():
    """x = 1 1 1 2: labels 0 1 1 1 in that order can only be cut at 1.5"""
    threshold, gain = best_split(np.array([1.0, 1.0, 1.0, 2.0]), np.array([0, 1, 1, 1]))
    assert close(threshold, 1.5)
    assert close(gain, 3 / 8 - (3 / 4) * (4 / 9))


def test_equal_gains_take_the_smaller_threshold():
    """Labels 0 1 0: cutting off either end gains the same, so the cut is at 0.5"""
    threshold, gain = best_split(np.array([0.0, 1.0, 2.0]), np.array([0, 1, 0]))
    assert close(threshold, 0.5)
    assert close(gain, 4 / 9 - (2 / 3) * (1 / 2))


def test_nothing_to_gain():
    """Equal values, equal labels, or halves that look alike: None"""
    assert best_split(np.array([3.0, 3.0, 3.0]), np.array([0, 1, 0])) is None
    assert best_split(np.array([1.0, 2.0, 3.0]), np.array([1, 1, 1])) is None
    x, y = np.array([0.0, 0.0, 1.0, 1.0]), np.array([2.0, 4.0, 4.0, 2.0])
    assert best_split(x, y, "variance") is None


def test_inputs_are_not_changed():
    """x and y are not sorted in place"""
    assert unchanged(best_split, np.array([3.0, 1.0, 2.0]), np.array([0, 1, 1]))
