import numpy as np


def psi(reference, current, bins=10, floor=1e-4):
    """Population stability index of two samples, one-dimensional arrays in which NaN
    means missing.
    """
    raise NotImplementedError


def ks(reference, current):
    """Largest distance between the two empirical distribution functions, without
    missing values.
    """
    raise NotImplementedError
