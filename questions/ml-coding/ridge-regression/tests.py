import numpy as np

from answer import fit, gradient
from handbook.judge import close, gradient_check


def sample(n=40, d=3, seed=0):
    """Features around 5, targets from a known line plus noise."""
    rng = np.random.default_rng(seed)
    X = rng.normal(loc=5.0, size=(n, d))
    return X, X @ np.linspace(1.0, -2.0, d) + 3.0 + rng.normal(size=n)


def loss(X, y, w, b, l2):
    return np.sum((X @ np.asarray(w) + b - y) ** 2) + l2 * np.sum(np.square(w))


def test_a_line_by_hand():
    """y = 1, 3, 5 at x = 0, 1, 2: slope 2, intercept 1; with l2 = 2 slope 1, 2"""
    X, y = np.array([[0.0], [1.0], [2.0]]), np.array([1.0, 3.0, 5.0])
    w, b = fit(X, y, 0.0)
    assert close(w, [2.0])
    assert close(b, 1.0)
    w, b = fit(X, y, 2.0)
    assert close(w, [1.0])
    assert close(b, 2.0)


def test_gradient_agrees_with_differences():
    """Both derivatives equal numeric ones, away from the minimum"""
    X, y = sample()
    w, b, l2 = np.array([0.3, -0.5, 1.2]), 0.7, 4.0
    by_w, by_b = gradient(X, y, w, b, l2)
    assert gradient_check(lambda v: loss(X, y, v, b, l2), w, by_w)
    assert gradient_check(lambda c: loss(X, y, w, float(c), l2), b, by_b)


def test_the_gradient_vanishes_at_the_fit():
    """At the closed-form solution it is 0, to 1e-6 of the size of the data"""
    X, y = sample(seed=1)
    w, b = fit(X, y, 3.0)
    by_w, by_b = gradient(X, y, np.asarray(w), b, 3.0)
    scale = np.sum(np.abs(X.T) @ np.abs(y))
    assert close(by_w, np.zeros(3), atol=1e-6 * scale)
    assert close(by_b, 0.0, atol=1e-6 * scale)


def test_a_shift_of_the_targets_moves_only_the_intercept():
    """Adding 1,000 to every target adds 1,000 to b and leaves w alone"""
    X, y = sample(seed=2)
    w, b = fit(X, y, 5.0)
    shifted_w, shifted_b = fit(X, y + 1000.0, 5.0)
    assert close(shifted_w, w, atol=1e-6)
    assert close(shifted_b, b + 1000.0)


def test_a_huge_penalty_leaves_the_mean():
    """With l2 = 1e12 the slopes go to 0 and every prediction to the mean of y"""
    X, y = sample(seed=3)
    w, b = fit(X, y, 1e12)
    assert close(w, np.zeros(3), atol=1e-6)
    assert close(X @ np.asarray(w) + b, np.full(len(y), y.mean()), rtol=1e-5)


def test_more_features_than_rows():
    """5 rows, 12 features, l2 = 0.5: a finite answer whose loss no small step lowers"""
    X, y = sample(n=5, d=12, seed=4)
    w, b = fit(X, y, 0.5)
    assert np.shape(w) == (12,)
    assert gradient_check(
        lambda v: loss(X, y, v, b, 0.5), np.asarray(w), np.zeros(12), atol=1e-3
    )
