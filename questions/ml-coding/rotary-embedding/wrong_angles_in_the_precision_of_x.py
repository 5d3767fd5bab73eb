# fails: test_single_precision_far_out
import numpy as np


def rotate(x, positions, base=10_000.0):
    d, dtype = x.shape[-1], np.result_type(x, np.float32)
    theta = (base ** (-np.arange(0, d, 2) / d)).astype(dtype)
    angle = np.asarray(positions).astype(dtype)[..., None] * theta
    a, b = x[..., 0::2], x[..., 1::2]
    turned = a * np.cos(angle) - b * np.sin(angle), a * np.sin(angle) + b * np.cos(angle)
    return np.stack(turned, axis=-1).reshape(x.shape)
