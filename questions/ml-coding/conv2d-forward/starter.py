import numpy as np


def conv2d(x, w, b, stride=1, padding=0):
    """Images x (n, c, H, W), filters w (k, c, r, s), bias b (k,); returns (n, k, H_out, W_out)."""
    raise NotImplementedError
