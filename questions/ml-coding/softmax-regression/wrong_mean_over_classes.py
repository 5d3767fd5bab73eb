# fails: test_knowing_nothing_costs_log_k, test_gradient_agrees_with_differences
import numpy as np


def loss_and_gradient(X, y, W, b, l2=0.0):
    Z = X @ W + b
    Z = Z - Z.max(axis=1, keepdims=True)
    log_P = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    Y = np.eye(len(b))[y]
    G = np.exp(log_P) - Y
    return (
        -np.mean(Y * log_P) + l2 / 2 * np.sum(W**2),
        X.T @ G / len(y) + l2 * W,
        G.mean(axis=0),
    )


def fit(X, y, classes, l2=0.0, rate=0.5, steps=1000):
    W, b = np.zeros((X.shape[1], classes)), np.zeros(classes)
    for _ in range(steps):
        _, by_W, by_b = loss_and_gradient(X, y, W, b, l2)
        W, b = W - rate * by_W, b - rate * by_b
    return W, b
