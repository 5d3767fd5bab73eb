# fails: test_a_confident_mistake_costs_its_score
import numpy as np


def predict_proba(X, w, b):
    return 1 / (1 + np.exp(-(X @ w + b)))


def log_loss(X, y, w, b, l2=0.0):
    p = np.clip(predict_proba(X, w, b), 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)) + l2 / 2 * w @ w


def fit(X, y, l2=0.0, rate=0.5, steps=1000):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = predict_proba(X, w, b) - y
        w = w - rate * (X.T @ error / len(y) + l2 * w)
        b = b - rate * error.mean()
    return w, b
