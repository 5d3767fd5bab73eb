# fails: test_positions_are_those_given, test_positions_may_be_fractions
import numpy as np


def rotate(x, positions, base=10_000.0):
    d = x.shape[-1]
    theta = base ** (-np.arange(0, d, 2) / d)
    angle = np.arange(x.shape[-2])[:, None] * theta
    a, b = x[..., 0::2], x[..., 1::2]
    turned = a * np.cos(angle) - b * np.sin(angle), a * np.sin(angle) + b * np.cos(angle)
    return np.stack(turned, axis=-1).reshape(x.shape)
