import numpy as np


def loss_and_gradient(X, y, W, b, l2=0.0):
    """(loss, by W, by b): mean cross-entropy plus l2 / 2 * |W|^2.

    X is (n, d), y (n,) with labels 0..K-1, W (d, K), b (K,).
    """
    n, rows = len(y), np.arange(len(y))
    Z = X @ W + b
    Z = Z - Z.max(axis=1, keepdims=True)
    log_P = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    loss = -log_P[rows, y].mean() + l2 / 2 * (W**2).sum()
    G = np.exp(log_P)
    G[rows, y] -= 1  # P - Y, the derivative of each example's loss by its scores
    return loss, X.T @ G / n + l2 * W, G.mean(axis=0)


def fit(X, y, classes, l2=0.0, rate=0.5, steps=1000):
    """Minimizes that loss from zero; returns W (d, classes) and b (classes,)."""
    W, b = np.zeros((X.shape[1], classes)), np.zeros(classes)
    for _ in range(steps):
        _, by_W, by_b = loss_and_gradient(X, y, W, b, l2)
        W, b = W - rate * by_W, b - rate * by_b
    return W, b
