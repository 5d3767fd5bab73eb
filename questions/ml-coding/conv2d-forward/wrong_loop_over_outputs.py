# fails: test_two_million_pixels_in_time
import numpy as np


def conv2d(x, w, b, stride=1, padding=0):
    n, k, r, s = len(x), len(w), *w.shape[2:]
    x = np.pad(x, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    y = np.zeros((n, k, (x.shape[2] - r) // stride + 1, (x.shape[3] - s) // stride + 1))
    for m, f, u, v in np.ndindex(y.shape):
        patch = x[m, :, u * stride : u * stride + r, v * stride : v * stride + s]
        y[m, f, u, v] = (patch * w[f]).sum() + b[f]
    return y
