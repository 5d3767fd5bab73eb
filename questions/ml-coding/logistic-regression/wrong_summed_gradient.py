# fails: test_twenty_thousand_rows
import numpy as np


def predict_proba(X, w, b):
    return 0.5 * (1 + np.tanh((X @ w + b) / 2))


def log_loss(X, y, w, b, l2=0.0):
    z = X @ w + b
    return np.mean(np.logaddexp(0, z) - y * z) + l2 / 2 * w @ w


def fit(X, y, l2=0.0, rate=0.5, steps=1000):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = predict_proba(X, w, b) - y
        w = w - rate * (X.T @ error + l2 * w)
        b = b - rate * error.sum()
    return w, b
