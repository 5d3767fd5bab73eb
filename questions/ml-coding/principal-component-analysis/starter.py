import numpy as np


def pca(X, k):
    """Mean (d,), components (k, d), variances (k,) and ratios (k,) of the rows of X."""
    raise NotImplementedError


def transform(X, mean, components):
    """Scores, shape (n, k), of the rows of X."""
    raise NotImplementedError


def inverse_transform(Z, mean, components):
    """Points, shape (n, d), with the scores Z, shape (n, k)."""
    raise NotImplementedError
