import numpy as np


def conv2d(x, w, b, stride=1, padding=0):
    """One matrix product for each of the r * s kernel positions, on a shifted and strided slice of the image."""
    n, c, H, W = x.shape
    k, _, r, s = w.shape
    padded = np.zeros((n, c, H + 2 * padding, W + 2 * padding))
    padded[:, :, padding : padding + H, padding : padding + W] = x
    rows, columns = (H + 2 * padding - r) // stride + 1, (W + 2 * padding - s) // stride + 1
    y = np.zeros((n, k, rows, columns)) + b[:, None, None]
    for i in range(r):
        for j in range(s):
            part = padded[:, :, i : i + rows * stride : stride, j : j + columns * stride : stride]
            y += np.einsum("kc,ncuv->nkuv", w[:, :, i, j], part)
    return y
