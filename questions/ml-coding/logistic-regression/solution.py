import numpy as np


def predict_proba(X, w, b):
    """P(y = 1) for each row of X (n, d), given weights w (d,) and bias b; shape (n,)."""
    z = X @ w + b
    e = np.exp(-np.abs(z))  # never overflows
    return np.where(z >= 0, 1, e) / (1 + e)


def log_loss(X, y, w, b, l2=0.0):
    """Mean cross-entropy of labels y in {0, 1}, plus l2 / 2 * |w|^2; the bias is not penalized."""
    z = X @ w + b
    return np.mean(np.logaddexp(0, z) - y * z) + l2 / 2 * w @ w


def fit(X, y, l2=0.0, rate=0.5, steps=1000):
    """Minimizes log_loss by gradient descent from zero; returns (w, b)."""
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = predict_proba(X, w, b) - y
        w = w - rate * (X.T @ error / len(y) + l2 * w)
        b = b - rate * error.mean()
    return w, b
