# fails: test_gradient_agrees_with_differences, test_a_line_by_hand
import numpy as np


def gradient(X, y, w, b, l2):
    residual = X @ w + b - y
    return 2 * (X.T @ residual / len(y) + l2 * w), 2 * residual.mean()


def fit(X, y, l2):
    Xc = X - X.mean(axis=0)
    w = np.linalg.solve(Xc.T @ Xc / len(y) + l2 * np.eye(X.shape[1]), Xc.T @ y / len(y))
    return w, y.mean() - X.mean(axis=0) @ w
