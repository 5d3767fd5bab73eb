# fails: test_a_confident_mistake_costs_its_margin
import numpy as np


def loss_and_gradient(X, y, W, b, l2=0.0):
    Z = X @ W + b
    P = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = P / P.sum(axis=1, keepdims=True)
    Y = np.eye(len(b))[y]
    loss = -np.mean(np.log(P[np.arange(len(y)), y] + 1e-12)) + l2 / 2 * np.sum(W**2)
    return loss, X.T @ (P - Y) / len(y) + l2 * W, (P - Y).mean(axis=0)


def fit(X, y, classes, l2=0.0, rate=0.5, steps=1000):
    W, b = np.zeros((X.shape[1], classes)), np.zeros(classes)
    for _ in range(steps):
        _, by_W, by_b = loss_and_gradient(X, y, W, b, l2)
        W, b = W - rate * by_W, b - rate * by_b
    return W, b
