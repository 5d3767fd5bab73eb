import numpy as np


def rotate(x, positions, base=10_000.0):
    """Rotary position embedding of queries or keys x, shape (..., time, d) with d even; the result has the same shape.

    positions, usually of shape (time,), broadcasts against x.shape[:-1]. Pair i is (x[..., 2 i], x[..., 2 i + 1]).
    """
    raise NotImplementedError
