import numpy as np


def predict_proba(X, w, b):
    return np.exp(-np.logaddexp(0, -(X @ w + b)))


def log_loss(X, y, w, b, l2=0.0):
    return np.mean(np.logaddexp(0, np.where(y == 1, -1, 1) * (X @ w + b))) + l2 / 2 * np.sum(np.square(w))


def fit(X, y, l2=0.0, rate=0.5, steps=1000):
    """Newton's step with the Hessian at its largest, p (1 - p) = 1/4: one matrix for all steps, and no overshooting."""
    n, d = X.shape
    A, penalty = np.column_stack([X, np.ones(n)]), np.diag([l2] * d + [0.0])
    inverse = np.linalg.pinv(A.T @ A / (4 * n) + penalty)
    theta = np.zeros(d + 1)
    for _ in range(steps):
        error = predict_proba(X, theta[:d], theta[d]) - y
        theta = theta - inverse @ (A.T @ error / n + penalty @ theta)
    return theta[:d], theta[d]
