import numpy as np

from answer import ks, psi
from handbook.judge import close, unchanged


def test_psi_by_hand():
    """Quarters of 1..8 against shares 1/8, 1/8, 1/4, 1/2: 1/2 ln 2"""
    reference = np.arange(1.0, 9.0)
    current = np.array([1.5, 3.0, 5.0, 5.5, 7.0, 7.5, 8.0, 900.0])
    assert close(psi(reference, current, bins=4), np.log(2.0) / 2)


def test_the_same_sample_has_no_drift():
    """Both statistics are 0 for a sample against itself, in any order, ties and missing values included"""
    x = np.array([3.0, np.nan, 1.0, 1.0, 2.0, 7.0, 7.0, np.nan, 5.0, 1.0, 4.0, 9.0])
    assert close(psi(x, x[::-1]), 0.0)
    assert close(ks(x, x[::-1]), 0.0)


def test_a_bin_that_runs_empty():
    """Nobody left in the upper half: its share counts as 0.0001, not as 0"""
    reference, current = np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.0, 1.0, 2.0])
    assert close(psi(reference, current, bins=2), 0.5 * np.log(2.0) + (1e-4 - 0.5) * np.log(1e-4 / 0.5))


def test_ks_by_hand():
    """1, 2, 3, 4 against 3, 4, 5, 6: half of the first lies below everything in the second"""
    assert close(ks(np.array([1.0, 2.0, 3.0, 4.0]), np.array([3.0, 4.0, 5.0, 6.0])), 0.5)
    assert close(ks(np.array([4.0]), np.array([1.0, 2.0, 3.0])), 1.0)


def test_ks_with_ties():
    """0, 0, 1 against 0, 1, 1: the functions are compared after all zeros, so 1/3"""
    assert close(ks(np.array([0.0, 0.0, 1.0]), np.array([0.0, 1.0, 1.0])), 1 / 3)
    assert close(ks(np.zeros(5), np.zeros(3)), 0.0)


def test_missing_values():
    """A quarter missing against half missing is drift for PSI; KS looks at the values that are there"""
    reference = np.array([1.0, 2.0, np.nan, 3.0, 1.0, 2.0, 3.0, np.nan])
    current = np.array([1.0, 2.0, 3.0, np.nan, np.nan, np.nan])
    expected = (0.5 - 0.25) * np.log(2.0) + 3 * (1 / 6 - 0.25) * np.log((1 / 6) / 0.25)
    assert close(psi(reference, current, bins=3), expected)
    assert close(ks(reference, current), 0.0)


def test_inputs_are_not_changed():
    """Neither sample is sorted or filled in place"""
    x, y = np.array([3.0, np.nan, 1.0]), np.array([2.0, 2.0, np.nan, 0.0])
    assert unchanged(psi, x, y)
    assert unchanged(ks, x, y)
