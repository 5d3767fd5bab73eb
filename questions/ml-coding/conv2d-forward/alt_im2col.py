import numpy as np


def conv2d(x, w, b, stride=1, padding=0):
    """Gathers every patch as a column (im2col), so that the convolution is one matrix product."""
    n, c = x.shape[:2]
    k, _, r, s = w.shape
    x = np.pad(x, ((0, 0), (0, 0), (padding,) * 2, (padding,) * 2))
    tops, lefts = np.arange(0, x.shape[2] - r + 1, stride), np.arange(0, x.shape[3] - s + 1, stride)
    rows = tops[None, :, None] + np.repeat(np.arange(r), s)[:, None, None]  # (r * s, H_out, 1)
    columns = lefts[None, None, :] + np.tile(np.arange(s), r)[:, None, None]  # (r * s, 1, W_out)
    patches = x[:, :, rows, columns].reshape(n, c * r * s, len(tops) * len(lefts))
    y = w.reshape(k, -1) @ patches + b[:, None]
    return y.reshape(n, k, len(tops), len(lefts))
