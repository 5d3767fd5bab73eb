import numpy as np


def rotate(x, positions, base=10_000.0):
    """x cos + (x turned by a quarter) sin, with cosines and sines repeated for both members of a pair, as libraries do."""
    d = x.shape[-1]
    angle = np.repeat(np.asarray(positions)[..., None] * np.exp(-np.log(base) * np.arange(0, d, 2) / d), 2, axis=-1)
    quarter = np.empty(x.shape)
    quarter[..., 0::2], quarter[..., 1::2] = -x[..., 1::2], x[..., 0::2]
    return x * np.cos(angle) + quarter * np.sin(angle)
