import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def conv2d(x, w, b, stride=1, padding=0):
    """Images x (n, c, H, W), filters w (k, c, r, s), bias b (k,); returns (n, k, H_out, W_out)."""
    x = np.pad(x, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    windows = sliding_window_view(x, w.shape[2:], axis=(2, 3))  # (n, c, H', W', r, s), a view: nothing is copied
    windows = windows[:, :, ::stride, ::stride]
    y = np.tensordot(windows, w, axes=([1, 4, 5], [1, 2, 3])) + b  # (n, H_out, W_out, k)
    return np.moveaxis(y, -1, 1)
