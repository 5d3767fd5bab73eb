import numpy as np


def objective(X, y, w, b, l2):
    gaps = 1 - y * (np.dot(X, w) + b)
    return 0.5 * l2 * np.sum(np.square(w)) + np.sum(gaps[gaps > 0]) / len(y)


def subgradient(X, y, w, b, l2):
    """At a kink this one takes the side of the loss."""
    active = y * (np.dot(X, w) + b) <= 1
    by_w = l2 * np.asarray(w) - (y[active] @ X[active]) / len(y)
    return by_w, -np.sum(y[active]) / len(y)


def fit(X, y, l2, steps=1000):
    """Accelerated gradient; the corner is rounded over mu, narrower each stage."""
    n = len(y)
    A = np.column_stack([X, np.ones(n)]) * y[:, None]
    shrink = np.append(np.full(X.shape[1], l2), 0.0)
    curvature = np.linalg.eigvalsh(A.T @ A / n)[-1]
    theta = np.zeros(A.shape[1])
    for mu in (0.1, 0.03, 0.01, 0.003, 0.001):
        rate, ahead = 1 / (curvature / mu + l2), theta
        for t in range(steps):
            push = np.clip((1 - A @ ahead) / mu, 0, 1)
            new = ahead - rate * (shrink * ahead - push @ A / n)
            theta, ahead = new, new + t / (t + 3) * (new - theta)
    return theta[:-1], float(theta[-1])
