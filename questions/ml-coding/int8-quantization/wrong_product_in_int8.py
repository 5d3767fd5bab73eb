# fails: test_product_by_hand, test_long_sums_do_not_overflow
import numpy as np


def quantize(M):
    peak = np.max(np.abs(M), axis=1)
    scales = np.where(peak > 0, peak / 127, 1.0)
    return np.round(M / scales[:, None]).astype(np.int8), scales


def dequantize(codes, scales):
    return codes * scales[:, None]


def linear(x, codes, scales):
    x_codes, x_scales = quantize(x)
    return (x_codes @ codes.T) * x_scales[:, None] * scales
