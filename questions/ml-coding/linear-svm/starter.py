import numpy as np


def objective(X, y, w, b, l2):
    """l2 / 2 * |w|^2 plus the mean hinge loss.

    X is (n, d), y (n,) in {-1, +1}, w (d,), b a number.
    """
    raise NotImplementedError


def subgradient(X, y, w, b, l2):
    """A subgradient (by w, by b) of the objective; at a kink any valid one."""
    raise NotImplementedError


def fit(X, y, l2, steps=1000):
    """(w, b) with an objective at most 1% + 0.001 above the minimum."""
    raise NotImplementedError
