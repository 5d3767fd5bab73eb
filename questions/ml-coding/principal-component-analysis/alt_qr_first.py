import numpy as np


def pca(X, k):
    """The factor R of Xc = QR has the singular values and right vectors of Xc."""
    mean = np.mean(X, axis=0)
    R = np.linalg.qr(X - mean, mode="r")
    _, s, Vt = np.linalg.svd(R, full_matrices=False)
    total = np.var(X, axis=0, ddof=1).sum()
    variances = s[:k] ** 2 / (X.shape[0] - 1)
    return mean, Vt[:k], variances, variances / total


def transform(X, mean, components):
    """One inner product a row and component."""
    return np.einsum("nd,kd->nk", X - mean, components)


def inverse_transform(Z, mean, components):
    """The mean plus a weighted sum of components."""
    return mean + np.einsum("nk,kd->nd", Z, components)
