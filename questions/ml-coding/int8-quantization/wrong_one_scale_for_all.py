# fails: test_by_hand, test_rows_do_not_disturb_each_other
import numpy as np


def quantize(M):
    peak = np.max(np.abs(M))
    scales = np.full(len(M), peak / 127 if peak > 0 else 1.0)
    return np.round(M / scales[:, None]).astype(np.int8), scales


def dequantize(codes, scales):
    return codes * scales[:, None]


def linear(x, codes, scales):
    x_codes, x_scales = quantize(x)
    total = x_codes.astype(np.int32) @ codes.T.astype(np.int32)
    return total * x_scales[:, None] * scales
