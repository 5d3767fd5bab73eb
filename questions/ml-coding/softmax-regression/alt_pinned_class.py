import numpy as np


def loss_and_gradient(X, y, W, b, l2=0.0):
    """One class at a time."""
    Z = np.asarray(X @ W + b, dtype=float)
    top = Z.max(axis=1)
    total = sum(np.exp(Z[:, k] - top) for k in range(Z.shape[1]))
    by_W, by_b = np.empty(np.shape(W)), np.empty(len(b))
    for k in range(Z.shape[1]):
        error = np.exp(Z[:, k] - top) / total - (y == k)
        by_W[:, k], by_b[k] = error @ X / len(y) + l2 * W[:, k], error.mean()
    own = np.take_along_axis(Z, np.asarray(y)[:, None], axis=1)[:, 0]
    loss = np.mean(top + np.log(total) - own) + l2 * np.square(W).sum() / 2
    return float(loss), by_W, by_b


def fit(X, y, classes, l2=0.0, rate=0.5, steps=1000):
    """Descent with momentum; the last bias is pinned at 0, as one is free anyway."""
    W, b = np.zeros((X.shape[1], classes)), np.zeros(classes)
    vW, vb = np.zeros_like(W), np.zeros_like(b)
    for _ in range(steps):
        _, by_W, by_b = loss_and_gradient(X, y, W, b, l2)
        vW, vb = 0.8 * vW - rate * by_W, 0.8 * vb - rate * by_b
        W, b = W + vW, b + vb
    return W, b - b[-1]
