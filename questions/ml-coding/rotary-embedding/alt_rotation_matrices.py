import numpy as np


def rotate(x, positions, base=10_000.0):
    """A 2 x 2 matrix for every position and pair, applied with einsum: the definition, with four times the trigonometry stored."""
    d = x.shape[-1]
    angle = np.expand_dims(positions, -1) / base ** (2 * np.arange(d // 2) / d)
    R = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    pairs = np.reshape(x, (*x.shape[:-1], d // 2, 2))
    return np.einsum("ij...,...j->...i", R, pairs).reshape(x.shape)
