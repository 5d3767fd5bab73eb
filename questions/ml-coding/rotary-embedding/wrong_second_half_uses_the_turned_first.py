# fails: test_by_hand, test_norms_are_kept
import numpy as np


def rotate(x, positions, base=10_000.0):
    out, d = np.array(x, dtype=float), x.shape[-1]
    theta = base ** (-np.arange(0, d, 2) / d)
    angle = np.asarray(positions)[..., None] * theta
    out[..., 0::2] = out[..., 0::2] * np.cos(angle) - out[..., 1::2] * np.sin(angle)
    out[..., 1::2] = out[..., 0::2] * np.sin(angle) + out[..., 1::2] * np.cos(angle)
    return out
