import numpy as np

from answer import fit, gradient
from handbook.judge import close, unchanged


def sample(n=40, d=3, seed=0):
    rng = np.random.default_rng(seed)
    X = rng.normal(loc=5.0, size=(n, d))
    return X, X @ np.linspace(1.0, -2.0, d) + 3.0 + rng.normal(size=n)


def stacked(X, y, l2):
    """The minimum by another road: extra rows in a least-squares problem."""
    d = X.shape[1]
    data = np.column_stack([X, np.ones(len(X))])
    penalty = np.column_stack([np.sqrt(l2) * np.eye(d), np.zeros(d)])
    A = np.vstack([data, penalty])
    theta = np.linalg.lstsq(A, np.concatenate([y, np.zeros(d)]), rcond=None)[0]
    return theta[:d], theta[d]


def test_agrees_with_least_squares_on_extra_rows():
    """l2 = 0, 0.1, 10 and 1,000 against an independent least-squares solution"""
    X, y = sample(n=60, d=5, seed=10)
    for l2 in (0.0, 0.1, 10.0, 1000.0):
        expected_w, expected_b = stacked(X, y, l2)
        w, b = fit(X, y, l2)
        assert close(w, expected_w, atol=1e-8)
        assert close(b, expected_b, atol=1e-8)


def test_features_far_from_zero():
    """Features at 1e6 with a spread of 1: the same slopes as at 0, within 1e-4"""
    X, y = sample(n=50, d=3, seed=11)
    X = X - 5.0
    near, _ = fit(X, y, 0.1)
    w, b = fit(X + 1e6, y, 0.1)
    assert close(w, near, rtol=1e-4)
    expected = y.mean() + (X - X.mean(axis=0)) @ np.asarray(near)
    assert close((X + 1e6) @ np.asarray(w) + b, expected, atol=1e-3)


def test_moving_features_moves_only_the_intercept():
    """Adding constants to the features leaves w as it is and changes b by -c . w"""
    X, y = sample(seed=12)
    c = np.array([3.0, -7.0, 20.0])
    w, b = fit(X, y, 2.0)
    moved_w, moved_b = fit(X + c, y, 2.0)
    assert close(moved_w, w)
    assert close(moved_b, b - c @ np.asarray(w))


def test_equal_columns_share_the_weight():
    """A feature given twice gets the same weight twice, and half the penalty's work"""
    X, y = sample(d=1, seed=13)
    w, b = fit(np.hstack([X, X]), y, 4.0)
    single, single_b = fit(X, y, 2.0)
    assert close(w, [single[0] / 2, single[0] / 2])
    assert close(b, single_b)


def test_descent_with_your_gradient_finds_your_fit():
    """1,000 gradient steps with your gradient end at your closed form, to 1e-4"""
    X, y = sample(n=30, d=2, seed=14)
    X = X - 4.5
    w, b = np.zeros(2), 0.0
    for _ in range(1_000):
        by_w, by_b = gradient(X, y, w, b, 1.5)
        w, b = w - 0.004 * np.asarray(by_w), b - 0.004 * float(by_b)
    closed_w, closed_b = fit(X, y, 1.5)
    assert close(closed_w, w, atol=1e-4)
    assert close(closed_b, b, atol=1e-4)


def test_the_gradient_at_zero_is_known():
    """At w = 0, b = 0 it is -2 X'y and -2 sum(y), whatever l2"""
    X, y = sample(n=10, seed=15)
    by_w, by_b = gradient(X, y, np.zeros(3), 0.0, 9.0)
    assert close(by_w, [-2 * np.dot(X[:, j], y) for j in range(3)])
    assert close(by_b, -2 * y.sum())


def test_whole_numbers_in_fractions_out():
    """x = 0, 1, 2, 3 and y = 0, 0, 1, 2 as integers: slope 0.7 without penalty"""
    w, b = fit(np.array([[0], [1], [2], [3]]), np.array([0, 0, 1, 2]), 0)
    assert close(w, [0.7])
    assert close(b, -0.3)


def test_inputs_are_not_changed():
    """X and y stay as they were"""
    assert unchanged(fit, *sample(), 1.0)


def test_a_hundred_thousand_rows():
    """100,000 rows, 10 features: no loop over rows, no n by n matrix"""
    rng = np.random.default_rng(16)
    X = rng.normal(size=(100_000, 10))
    true_w = np.arange(10.0)
    w, b = fit(X, X @ true_w + 2.0, 1e-6)
    assert close(w, true_w, atol=1e-6)
    assert close(b, 2.0)
