import numpy as np


def rotate(x, positions, base=10_000.0):
    """Rotary position embedding of queries or keys x, shape (..., time, d) with d even; the result has the same shape.

    positions, usually of shape (time,), broadcasts against x.shape[:-1]. Pair i is (x[..., 2 i], x[..., 2 i + 1]).
    """
    d = x.shape[-1]
    theta = base ** (-np.arange(0, d, 2) / d)  # radians a position, one for each pair
    angle = np.asarray(positions)[..., None] * theta
    a, b = x[..., 0::2], x[..., 1::2]
    turned = a * np.cos(angle) - b * np.sin(angle), a * np.sin(angle) + b * np.cos(angle)
    return np.stack(turned, axis=-1).reshape(x.shape)
