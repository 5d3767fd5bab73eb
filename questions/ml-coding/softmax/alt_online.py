import numpy as np


def softmax(x, axis=-1):
    """Maximum and sum in one pass along the axis; the sum is rescaled whenever the maximum moves."""
    x = np.moveaxis(np.asarray(x, dtype=float), axis, 0)
    m, s = x[0], np.where(x[0] > -np.inf, 1.0, 0.0)  # running maximum, running sum of exp(x - m)
    for row in x[1:]:
        new = np.maximum(m, row)
        shift = np.where(new > -np.inf, new, 0.0)  # all masked so far: avoids -inf - (-inf)
        s = s * np.exp(m - shift) + np.exp(row - shift)
        m = new
    return np.moveaxis(np.exp(x - m) / s, 0, axis)
