# fails: test_a_shift_of_the_targets_moves_only_the_intercept
import numpy as np


def gradient(X, y, w, b, l2):
    residual = X @ w + b - y
    return 2 * (X.T @ residual + l2 * w), 2 * (residual.sum() + l2 * b)


def fit(X, y, l2):
    A = np.column_stack([X, np.ones(len(X))])
    theta = np.linalg.solve(A.T @ A + l2 * np.eye(A.shape[1]), A.T @ y)
    return theta[:-1], theta[-1]
