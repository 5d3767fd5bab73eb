import numpy as np


def quantize(M):
    """One scale a row of M: (codes, scales), an int8 array of the shape of M and a float array of shape (rows,)."""
    peak = np.max(np.abs(M), axis=1)
    scales = np.where(peak > 0, peak / 127, 1.0)  # any scale will do for a row of zeros, except 0
    return np.round(M / scales[:, None]).astype(np.int8), scales


def dequantize(codes, scales):
    """The floats that the codes stand for; the shape of codes."""
    return codes * scales[:, None]


def linear(x, codes, scales):
    """About x @ W.T, (n, d_in) -> (n, d_out), for W (d_out, d_in) given as codes and scales: an integer product, rescaled."""
    x_codes, x_scales = quantize(x)
    total = x_codes.astype(np.int32) @ codes.T.astype(np.int32)  # int8 would wrap around at 127
    return total * x_scales[:, None] * scales
