import numpy as np


def rotate(x, positions, base=10_000.0):
    """Each pair is one complex number, multiplied by exp(i angle)."""
    d = x.shape[-1]
    pairs = np.ascontiguousarray(x, dtype=float).view(complex)
    angle = np.multiply.outer(positions, base ** (-2 * np.arange(d // 2) / d))
    return (pairs * np.exp(1j * angle)).view(float)
