import math

import numpy as np


def pca(X, k, sweeps=30):
    """One-sided Jacobi: rotates pairs of columns until all are orthogonal."""
    mean = X.mean(axis=0)
    B = np.linalg.qr(X - mean, mode="r").T  # left singular vectors: components
    for _ in range(sweeps):
        rotated = False
        for i in range(B.shape[1] - 1):
            for j in range(i + 1, B.shape[1]):
                a, b, c = B[:, i] @ B[:, i], B[:, j] @ B[:, j], B[:, i] @ B[:, j]
                if abs(c) <= 1e-14 * math.sqrt(a * b):
                    continue
                rotated = True
                angle = 0.5 * math.atan2(2 * c, a - b)
                cos, sin = math.cos(angle), math.sin(angle)
                B[:, [i, j]] = B[:, [i, j]] @ [[cos, -sin], [sin, cos]]
        if not rotated:
            break
    norms = np.linalg.norm(B, axis=0)
    order = np.argsort(-norms)
    variances = norms[order] ** 2 / (len(X) - 1)
    components = (B[:, order[:k]] / norms[order[:k]]).T
    return mean, components, variances[:k], variances[:k] / variances.sum()


def transform(X, mean, components):
    """Scores by least squares, which for orthonormal components is a projection."""
    return np.linalg.lstsq(components.T, (X - mean).T, rcond=None)[0].T


def inverse_transform(Z, mean, components):
    """Points with the given scores."""
    return np.dot(Z, components) + mean
