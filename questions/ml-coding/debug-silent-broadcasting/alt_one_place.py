import numpy as np


def residuals(y, y_hat):
    """y - y_hat as a vector; the only subtraction of labels and predictions."""
    y, y_hat = np.ravel(y), np.ravel(y_hat)
    if y.shape != y_hat.shape:
        raise ValueError(f"{y.size} labels, {y_hat.size} predictions")
    return y - y_hat


def fit(X, y, rate=0.1, steps=500):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        e = residuals(y, X @ w + b)
        w, b = w + 2 * rate * e @ X / e.size, b + 2 * rate * e.sum() / e.size
    return w, b


def mse(y, y_hat, weights=None):
    e = residuals(y, y_hat)
    return np.average(e * e, weights=None if weights is None else np.ravel(weights))


def r2(y, y_hat):
    return 1 - mse(y, y_hat) / np.var(y)
