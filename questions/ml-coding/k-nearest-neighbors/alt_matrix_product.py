import numpy as np


def neighbors(X, queries, k):
    """Expands the square after centering, then an exact pass over candidates.

    Candidates are all rows up to the k-th distance, found by partition.
    """
    center = X.mean(axis=0)
    A, B = queries - center, X - center
    d2 = (A**2).sum(axis=1)[:, None] - 2 * A @ B.T + (B**2).sum(axis=1)
    limit = np.partition(d2, k - 1, axis=1)[:, k - 1]
    slack = 1e-9 * ((B**2).sum(axis=1).max() + (A**2).sum(axis=1))
    distances, indices = np.empty((len(A), k)), np.empty((len(A), k), dtype=int)
    for i in range(len(A)):
        candidates = np.flatnonzero(d2[i] <= limit[i] + slack[i])  # ascending indices
        exact = ((X[candidates] - queries[i]) ** 2).sum(axis=1)
        order = np.argsort(exact, kind="stable")[:k]
        distances[i], indices[i] = np.sqrt(exact[order]), candidates[order]
    return distances, indices


def predict(X, y, queries, k):
    """One bincount a query over shifted labels."""
    y = np.asarray(y)
    nearest = y[neighbors(X, queries, k)[1]] - y.min()
    return np.array([np.bincount(row).argmax() for row in nearest]) + y.min()
