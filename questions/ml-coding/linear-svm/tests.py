import numpy as np

from answer import fit, objective, subgradient
from handbook.judge import close, gradient_check, unchanged


def sample(n=60, seed=0):
    """Standardized features, labels -1 and +1 from a noisy line."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, 3))
    score = X @ np.array([1.0, -1.0, 0.5]) + 0.7 + rng.normal(size=n)
    return X, np.where(score > 0, 1.0, -1.0)


def value(X, y, w, b, l2):
    """The objective, written by the tests."""
    hinge = np.maximum(0.0, 1 - y * (X @ np.asarray(w) + b))
    return l2 / 2 * np.sum(np.square(w)) + np.mean(hinge)


def test_objective_by_hand():
    """Margins 2, 1/2, -1: hinge losses 0, 1/2, 2; w = 2 and l2 = 0.3 add 0.6"""
    X, y = np.array([[1.0], [-0.25], [0.5]]), np.array([1.0, -1.0, -1.0])
    assert close(objective(X, y, np.array([2.0]), 0.0, 0.3), 2.5 / 3 + 0.6)


def test_gradient_away_from_kinks():
    """Where no margin is exactly 1, it is the numeric derivative"""
    X, y = sample()
    w, b, l2 = np.array([0.5, -0.4, 0.1]), 0.3, 0.7
    by_w, by_b = subgradient(X, y, w, b, l2)
    assert gradient_check(lambda v: objective(X, y, v, b, l2), w, by_w)
    assert gradient_check(lambda c: objective(X, y, w, float(c), l2), b, by_b)


def test_a_subgradient_at_a_kink():
    """Both margins exactly 1: its linear bound stays below the objective everywhere"""
    X, y, w = np.array([[1.0], [-1.0]]), np.array([1.0, -1.0]), np.array([1.0])
    by_w, by_b = subgradient(X, y, w, 0.0, 0.1)
    here = value(X, y, w, 0.0, 0.1)
    for v in (-1.0, 0.0, 0.9, 1.1, 3.0):
        for c in (-2.0, -0.1, 0.0, 0.1, 2.0):
            bound = here + by_w[0] * (v - 1.0) + by_b * c
            assert bound <= value(X, y, np.array([v]), c, 0.1) + 1e-9


def test_two_points():
    """x = -1, +1: the minimum is 0.05 for l2 = 0.1 and 0.75 for l2 = 2"""
    X, y = np.array([[-1.0], [1.0]]), np.array([-1.0, 1.0])
    assert value(X, y, *fit(X, y, 0.1), 0.1) <= 1.01 * 0.05 + 1e-3
    assert value(X, y, *fit(X, y, 2.0), 2.0) <= 1.01 * 0.75 + 1e-3


def test_only_the_nearest_points_matter():
    """(0, 0) against (2, 0), with others far behind: the minimum is l2 / 2"""
    X = np.array([[0.0, 0.0], [2.0, 0.0], [5.0, 3.0], [-4.0, 2.0]])
    y = np.array([-1.0, 1.0, 1.0, -1.0])
    assert value(X, y, *fit(X, y, 0.1), 0.1) <= 1.01 * 0.05 + 1e-3


def test_the_bias_is_not_penalized():
    """Useless features, 3 of 4 labels positive: b = 1 costs 1/2, however large l2"""
    X, y = np.zeros((4, 2)), np.array([1.0, 1.0, 1.0, -1.0])
    for l2 in (0.1, 1.0):
        assert close(objective(X, y, np.zeros(2), 1.0, l2), 0.5)
        assert value(X, y, *fit(X, y, l2), l2) <= 1.01 * 0.5 + 1e-3


def test_inputs_are_not_changed():
    """X and y stay as they were"""
    assert unchanged(fit, *sample(n=20), 0.1, steps=5)
