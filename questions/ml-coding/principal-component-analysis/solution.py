import numpy as np


def pca(X, k):
    """Mean (d,), components (k, d), variances (k,) and ratios (k,) of the rows of X."""
    mean = X.mean(axis=0)
    _, s, Vt = np.linalg.svd(X - mean, full_matrices=False)  # s: largest first
    variances = s**2 / (len(X) - 1)
    return mean, Vt[:k], variances[:k], variances[:k] / variances.sum()


def transform(X, mean, components):
    """Scores, shape (n, k), of the rows of X."""
    return (X - mean) @ components.T


def inverse_transform(Z, mean, components):
    """Points, shape (n, d), with the scores Z, shape (n, k)."""
    return Z @ components + mean
