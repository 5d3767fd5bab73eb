# fails: test_rows_of_zeros
import numpy as np


def quantize(M):
    peak = np.max(np.abs(M), axis=1)
    scales = peak / 127
    return np.round(M / scales[:, None]).astype(np.int8), scales


def dequantize(codes, scales):
    return codes * scales[:, None]


def linear(x, codes, scales):
    x_codes, x_scales = quantize(x)
    total = x_codes.astype(np.int32) @ codes.T.astype(np.int32)
    return total * x_scales[:, None] * scales
