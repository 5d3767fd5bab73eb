import numpy as np


def gradient(X, y, w, b, l2):
    """The same derivatives through a column of ones."""
    A = np.column_stack([X, np.ones(len(X))])
    g = 2 * A.T @ (A @ np.append(w, b) - y)
    g[:-1] += 2 * l2 * np.asarray(w)
    return g[:-1], g[-1]


def fit(X, y, l2):
    """Shrinks each principal direction by s / (s^2 + l2); good for every l2."""
    mean = X.mean(axis=0)
    U, s, Vt = np.linalg.svd(X - mean, full_matrices=False)
    w = Vt.T @ (s / (s**2 + l2) * (U.T @ (y - y.mean())))
    return w, float(y.mean() - mean @ w)
