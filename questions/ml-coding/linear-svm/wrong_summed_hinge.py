# fails: test_objective_by_hand, test_value_near_the_dual_bound
import numpy as np


def objective(X, y, w, b, l2):
    return l2 / 2 * w @ w + np.maximum(0, 1 - y * (X @ w + b)).sum()


def subgradient(X, y, w, b, l2):
    inside = y * (y * (X @ w + b) < 1)
    return l2 * w - X.T @ inside, -inside.sum()


def fit(X, y, l2, steps=1000):
    w, b = np.zeros(X.shape[1]), 0.0
    best = objective(X, y, w, b, l2), w, b
    for t in range(1, steps + 1):
        by_w, by_b = subgradient(X, y, w, b, l2)
        rate = min(1, 1 / (l2 * t))
        w, b = w - rate * by_w, b - rate * by_b
        value = objective(X, y, w, b, l2)
        if value < best[0]:  # a subgradient step may go up
            best = value, w, b
    return best[1:]
