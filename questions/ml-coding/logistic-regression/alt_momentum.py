import math

import numpy as np


def predict_proba(X, w, b):
    """One branch for each sign of the score."""
    out = []
    for z in X @ w + b:
        out.append(1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z)))
    return np.array(out)


def log_loss(X, y, w, b, l2=0.0):
    """-log p from the score, max(z, 0) - z y + log(1 + exp(-|z|))."""
    z = X @ w + b
    return np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))) + 0.5 * l2 * np.dot(w, w)


def fit(X, y, l2=0.0, rate=0.5, steps=1000):
    """The same descent with momentum."""
    n, d = X.shape
    theta, velocity = np.zeros(d + 1), np.zeros(d + 1)
    A = np.hstack([X, np.ones((n, 1))])
    shrink = np.append(np.full(d, l2), 0.0)
    for _ in range(steps):
        p = 1 / (1 + np.exp(-np.clip(A @ theta, -500, 500)))
        velocity = 0.8 * velocity - rate * (A.T @ (p - y) / n + shrink * theta)
        theta = theta + velocity
    return theta[:d], float(theta[d])
