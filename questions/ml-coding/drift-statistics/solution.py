import numpy as np


def shares(x, edges, floor):
    """Share of all rows in each bin (-inf, e1], (e1, e2], ..., (ek, inf), and of
    missing rows last.
    """
    missing = np.isnan(x)
    counts = np.bincount(np.searchsorted(edges, x[~missing]), minlength=len(edges) + 1)
    return np.maximum(np.append(counts, missing.sum()) / len(x), floor)


def psi(reference, current, bins=10, floor=1e-4):
    """Population stability index of two samples, one-dimensional arrays in which NaN
    means missing.
    """
    known = np.sort(reference[~np.isnan(reference)])
    rank = -(-np.arange(1, bins) * len(known) // bins)  # i n / bins, rounded up
    edges = np.unique(known[rank - 1])
    p, q = shares(reference, edges, floor), shares(current, edges, floor)
    return np.sum((q - p) * np.log(q / p))


def ks(reference, current):
    """Largest distance between the two empirical distribution functions, without
    missing values.
    """
    a, b = (np.sort(x[~np.isnan(x)]) for x in (reference, current))
    at = np.concatenate([a, b])
    F = np.searchsorted(a, at, side="right") / len(a)
    G = np.searchsorted(b, at, side="right") / len(b)
    return np.max(np.abs(F - G))
