# fails: test_features_far_from_zero
import numpy as np


def gradient(X, y, w, b, l2):
    residual = X @ w + b - y
    return 2 * (X.T @ residual + l2 * w), 2 * residual.sum()


def fit(X, y, l2):
    A = np.column_stack([X, np.ones(len(X))])
    penalty = np.diag([float(l2)] * X.shape[1] + [0.0])
    theta = np.linalg.solve(A.T @ A + penalty, A.T @ y)
    return theta[:-1], theta[-1]
