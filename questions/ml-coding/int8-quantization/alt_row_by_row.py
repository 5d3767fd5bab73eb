import numpy as np


def quantize_row(row):
    peak = max(row.max(), -row.min())
    scale = float(peak) / 127 or 1.0
    return np.clip(np.rint(row / scale), -127, 127), scale


def quantize(M):
    """Every row on its own; the loop runs over rows, not over entries."""
    rows = [quantize_row(row) for row in M]
    return np.array([codes for codes, _ in rows], dtype="int8"), np.array([scale for _, scale in rows])


def dequantize(codes, scales):
    return np.array([scale * row.astype(float) for row, scale in zip(codes, scales)])


def linear(x, codes, scales):
    """One matrix-vector product in 64-bit integers for each row of x."""
    out = []
    for row in x:
        x_codes, x_scale = quantize_row(row)
        out.append(np.dot(codes.astype(np.int64), x_codes.astype(np.int64)) * scales * x_scale)
    return np.array(out)
