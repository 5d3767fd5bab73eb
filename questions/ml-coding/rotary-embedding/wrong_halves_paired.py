# fails: test_by_hand, test_pairs_do_not_mix
import numpy as np


def rotate(x, positions, base=10_000.0):
    d = x.shape[-1]
    theta = base ** (-np.arange(0, d, 2) / d)
    angle = np.asarray(positions)[..., None] * theta
    a, b = x[..., : d // 2], x[..., d // 2 :]
    turned = a * np.cos(angle) - b * np.sin(angle), a * np.sin(angle) + b * np.cos(angle)
    return np.concatenate(turned, axis=-1)
