# fails: test_output_size
import numpy as np


def conv2d(x, w, b, stride=1, padding=0):
    n, c, H, W = x.shape
    k, _, r, s = w.shape
    x = np.pad(x, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    rows, columns = (H + 2 * padding - r + 1) // stride, (W + 2 * padding - s + 1) // stride  # the last window is lost
    y = np.zeros((n, k, rows, columns))
    for i in range(r):
        for j in range(s):
            part = x[:, :, i : i + rows * stride : stride, j : j + columns * stride : stride]
            y += np.einsum("kc,ncuv->nkuv", w[:, :, i, j], part)
    return y + b[:, None, None]
