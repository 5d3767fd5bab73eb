# fails: test_small_directions_keep_their_digits
import numpy as np


def pca(X, k):
    mean = X.mean(axis=0)
    variances, V = np.linalg.eigh(np.cov(X.T))
    variances, V = variances[::-1], V[:, ::-1]
    return mean, V.T[:k], variances[:k], variances[:k] / variances.sum()


def transform(X, mean, components):
    return (X - mean) @ components.T


def inverse_transform(Z, mean, components):
    return Z @ components + mean
