import numpy as np


def objective(X, y, w, b, l2):
    """l2 / 2 * |w|^2 plus the mean hinge loss.

    X is (n, d), y (n,) in {-1, +1}, w (d,), b a number.
    """
    return l2 / 2 * w @ w + np.maximum(0, 1 - y * (X @ w + b)).mean()


def subgradient(X, y, w, b, l2):
    """A subgradient (by w, by b) of the objective; at a kink any valid one."""
    inside = y * (y * (X @ w + b) < 1)  # labels inside the margin, 0 for other rows
    return l2 * w - X.T @ inside / len(y), -inside.mean()


def fit(X, y, l2, steps=1000):
    """Subgradient steps from zero; returns the best (w, b) met on the way."""
    w, b = np.zeros(X.shape[1]), 0.0
    best = objective(X, y, w, b, l2), w, b
    for t in range(1, steps + 1):
        by_w, by_b = subgradient(X, y, w, b, l2)
        rate = min(1, 1 / (l2 * t))  # shrinks, but with an infinite sum; capped early
        w, b = w - rate * by_w, b - rate * by_b
        value = objective(X, y, w, b, l2)
        if value < best[0]:  # a subgradient step may go up
            best = value, w, b
    return best[1:]
