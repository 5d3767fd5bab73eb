import numpy as np


def seed_centers(X, k, rng):
    """k rows of X, an (n, d) array, drawn by k-means++ with the numpy Generator rng; shape (k, d)."""
    raise NotImplementedError


def kmeans(X, centers, max_iter=300):
    """Lloyd's algorithm from the given (k, d) centers; returns (centers, labels), labels of shape (n,)."""
    raise NotImplementedError
