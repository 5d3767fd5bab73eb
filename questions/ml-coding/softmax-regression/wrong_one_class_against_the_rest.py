# fails: test_agrees_with_logistic_regression_for_two_classes
import numpy as np


def loss_and_gradient(X, y, W, b, l2=0.0):
    Z = X @ W + b
    Y = np.eye(len(b))[y]
    P = 0.5 * (1 + np.tanh(Z / 2))
    loss = np.mean((np.logaddexp(0, Z) - Y * Z).sum(axis=1)) + l2 / 2 * np.sum(W**2)
    return loss, X.T @ (P - Y) / len(y) + l2 * W, (P - Y).mean(axis=0)


def fit(X, y, classes, l2=0.0, rate=0.5, steps=1000):
    W, b = np.zeros((X.shape[1], classes)), np.zeros(classes)
    for _ in range(steps):
        _, by_W, by_b = loss_and_gradient(X, y, W, b, l2)
        W, b = W - rate * by_W, b - rate * by_b
    return W, b
