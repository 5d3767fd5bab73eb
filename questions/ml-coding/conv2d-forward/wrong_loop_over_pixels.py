# fails: test_two_million_pixels_in_time
import numpy as np


def conv2d(x, w, b, stride=1, padding=0):
    n, k, r, s = len(x), len(w), *w.shape[2:]
    x = np.pad(x, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    y = np.zeros((n, k, (x.shape[2] - r) // stride + 1, (x.shape[3] - s) // stride + 1))
    filters = w.reshape(k, -1).T
    for u, v in np.ndindex(y.shape[2:]):  # one product for all images and filters, but one for each pixel
        patch = x[:, :, u * stride : u * stride + r, v * stride : v * stride + s]
        y[:, :, u, v] = patch.reshape(n, -1) @ filters + b
    return y
