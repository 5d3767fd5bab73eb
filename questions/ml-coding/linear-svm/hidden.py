import numpy as np

from answer import fit, objective, subgradient
from handbook.judge import close


def sample(n=60, d=3, noise=1.0, seed=0):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, d))
    score = X @ np.linspace(1.0, -1.0, d) + 0.7 + noise * rng.normal(size=n)
    return X, np.where(score > 0, 1.0, -1.0)


def value(X, y, w, b, l2):
    hinge = np.maximum(0.0, 1 - y * (X @ np.asarray(w) + b))
    return l2 / 2 * np.sum(np.square(w)) + np.mean(hinge)


def dual_bound(X, y, l2):
    """A number no (w, b) can go below: sum(a) - |X'(a y)|^2 / (2 l2), the dual.

    Feasible is 0 <= a <= 1/n with a . y = 0. Steps on the most violating pair bring a
    near the maximum.
    """
    n, K = len(y), X @ X.T
    a, f = np.zeros(n), np.zeros(n)
    for _ in range(5_000):
        room_up = np.where(y > 0, 1 / n - a, a)
        room_down = np.where(y > 0, a, 1 / n - a)
        i = np.argmax(np.where(room_up > 0, y - f, -np.inf))
        j = np.argmin(np.where(room_down > 0, y - f, np.inf))
        violation = (y - f)[i] - (y - f)[j]
        if violation < 1e-6:
            break
        curvature = max(K[i, i] + K[j, j] - 2 * K[i, j], 1e-12)
        step = min(l2 * violation / curvature, room_up[i], room_down[j])
        a[i], a[j] = a[i] + y[i] * step, a[j] - y[j] * step
        f += step * (K[i] - K[j]) / l2
    w = X.T @ (a * y) / l2
    return a.sum() - l2 / 2 * w @ w


def test_value_near_the_dual_bound():
    """Noisy labels, l2 = 0.01, 0.1 and 1: at most 1% + 0.001 above the dual bound"""
    X, y = sample(seed=11)
    for l2 in (0.01, 0.1, 1.0):
        assert value(X, y, *fit(X, y, l2), l2) <= 1.01 * dual_bound(X, y, l2) + 1e-3


def test_separable_labels():
    """Clean labels, l2 = 0.01: the margin is found, 1% + 0.001 above the dual bound"""
    X, y = sample(noise=0.0, seed=10)
    assert value(X, y, *fit(X, y, 0.01), 0.01) <= 1.01 * dual_bound(X, y, 0.01) + 1e-3


def test_objective_agrees_with_a_loop():
    """One row at a time, at random weights"""
    X, y = sample(seed=12)
    w, b, l2 = np.array([0.9, -1.3, 0.2]), -0.4, 0.25
    total = 0.0
    for row, label in zip(X, y):
        total += max(0.0, 1 - label * (sum(row * w) + b))
    assert close(objective(X, y, w, b, l2), total / 60 + 0.125 * sum(w**2))


def test_no_row_inside_the_margin():
    """When every margin exceeds 1 only the penalty is left: l2 w, and 0 by b"""
    X, y = np.array([[2.0, 0.0], [-2.0, 1.0]]), np.array([1.0, -1.0])
    by_w, by_b = subgradient(X, y, np.array([3.0, 0.0]), 0.5, 0.2)
    assert close(by_w, [0.6, 0.0])
    assert close(by_b, 0.0)


def test_every_row_inside_the_margin():
    """At w = 0, b = 0: minus the mean of y x, minus the mean of y, for any l2"""
    X, y = sample(seed=13)
    by_w, by_b = subgradient(X, y, np.zeros(3), 0.0, 5.0)
    assert close(by_w, [-np.mean(y * X[:, j]) for j in range(3)])
    assert close(by_b, -np.mean(y))


def test_the_bound_holds_everywhere():
    """f(v, c) >= f(w, b) + g . (v - w, c - b) for twenty random pairs"""
    rng = np.random.default_rng(14)
    X, y = sample(seed=14)
    for _ in range(20):
        w, v, (b, c) = rng.normal(size=3), 3 * rng.normal(size=3), rng.normal(size=2)
        by_w, by_b = subgradient(X, y, w, b, 0.3)
        bound = value(X, y, w, b, 0.3) + np.dot(by_w, v - w) + by_b * (c - b)
        assert bound <= value(X, y, v, c, 0.3) + 1e-9


def test_features_of_spread_two():
    """Wider features need another rate; turning the labels around changes nothing"""
    X, y = sample(seed=30)
    bound = dual_bound(2 * X, y, 1.0)
    for sign in (1, -1):
        found = value(2 * X, sign * y, *fit(2 * X, sign * y, 1.0), 1.0)
        assert found <= 1.01 * bound + 1e-3


def test_a_far_outlier_on_the_right_side_changes_nothing():
    """A correct row far away adds no loss: the minimum of the sum stays"""
    X, y = sample(noise=0.0, seed=16)
    far, label = np.vstack([X, [[5.0, 0.0, -5.0]]]), np.append(y, 1.0)
    w, b = fit(far, label, 0.05)
    assert value(far, label, w, b, 0.05) <= 1.01 * dual_bound(far, label, 0.05) + 1e-3
    assert 1.0 <= far[-1] @ np.asarray(w) + b


def test_twenty_thousand_rows():
    """20,000 rows, 8 features, 60 steps: 2% less accurate than the truth at most"""
    X, y = sample(n=20_000, d=8, noise=0.3, seed=17)
    w, b = fit(X, y, 0.01, steps=60)
    truth = np.mean((X @ np.linspace(1.0, -1.0, 8) + 0.7 > 0) == (y > 0))
    assert np.mean((X @ np.asarray(w) + b > 0) == (y > 0)) > truth - 0.02
