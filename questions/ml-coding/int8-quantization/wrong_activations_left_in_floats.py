# fails: test_integer_product_is_exact
import numpy as np


def quantize(M):
    peak = np.max(np.abs(M), axis=1)
    scales = np.where(peak > 0, peak / 127, 1.0)
    return np.round(M / scales[:, None]).astype(np.int8), scales


def dequantize(codes, scales):
    return codes * scales[:, None]


def linear(x, codes, scales):
    return x @ dequantize(codes, scales).T
