# fails: test_a_line_by_hand, test_the_gradient_vanishes_at_the_fit
import numpy as np


def gradient(X, y, w, b, l2):
    residual = X @ w + b - y
    return 2 * (X.T @ residual + l2 * w), 2 * residual.sum()


def fit(X, y, l2):
    Xc = X - X.mean(axis=0)
    w = np.linalg.solve(Xc.T @ Xc + l2 * np.eye(X.shape[1]), Xc.T @ y)
    return w, y.mean()
