# fails: test_new_points_are_centered_with_the_training_mean
import numpy as np


def pca(X, k):
    mean = X.mean(axis=0)
    _, s, Vt = np.linalg.svd(X - mean, full_matrices=False)
    variances = s**2 / (len(X) - 1)
    return mean, Vt[:k], variances[:k], variances[:k] / variances.sum()


def transform(X, mean, components):
    return (X - X.mean(axis=0)) @ components.T


def inverse_transform(Z, mean, components):
    return Z @ components + mean
