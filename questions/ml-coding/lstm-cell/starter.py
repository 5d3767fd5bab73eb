import numpy as np


def lstm_cell(x, h, c, W, U, b):
    """One step: x (n, d), states h and c (n, k), W (d, 4k), U (k, 4k), b (4k,); returns the new (h, c)."""
    raise NotImplementedError


def lstm(xs, lengths, W, U, b):
    """Runs padded sequences xs (T, n, d) from zero states; returns h (n, k) after each sequence's own last step."""
    raise NotImplementedError
