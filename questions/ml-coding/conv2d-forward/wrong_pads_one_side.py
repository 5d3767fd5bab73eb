# fails: test_padding_adds_zeros_all_around
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def conv2d(x, w, b, stride=1, padding=0):
    x = np.pad(x, [(0, 0), (0, 0), (0, 2 * padding), (0, 2 * padding)])
    windows = sliding_window_view(x, w.shape[2:], axis=(2, 3))[:, :, ::stride, ::stride]
    return np.einsum("ncuvrs,kcrs->nkuv", windows, w) + b[:, None, None]
