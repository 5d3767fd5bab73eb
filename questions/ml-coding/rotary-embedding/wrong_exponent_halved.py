# fails: test_by_hand, test_agrees_with_loops
import numpy as np


def rotate(x, positions, base=10_000.0):
    d = x.shape[-1]
    theta = base ** (-np.arange(d // 2) / d)
    angle = np.asarray(positions)[..., None] * theta
    a, b = x[..., 0::2], x[..., 1::2]
    turned = a * np.cos(angle) - b * np.sin(angle), a * np.sin(angle) + b * np.cos(angle)
    return np.stack(turned, axis=-1).reshape(x.shape)
