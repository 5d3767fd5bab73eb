# fails: test_a_bin_that_runs_empty, test_a_pile_at_the_top
import numpy as np


def shares(x, edges, floor):
    missing = np.isnan(x)
    counts = np.bincount(np.searchsorted(edges, x[~missing]), minlength=len(edges) + 1)
    return np.maximum(np.append(counts, missing.sum()) / len(x), floor)


def psi(reference, current, bins=10, floor=1e-4):
    known = np.sort(reference[~np.isnan(reference)])
    edges = np.unique(known[-(-np.arange(1, bins) * len(known) // bins) - 1])
    p, q = shares(reference, edges, floor), shares(current, edges, floor)
    both = (p > floor) & (q > floor)  # avoids log 0, and hides the largest shifts
    return np.sum((q - p)[both] * np.log(q / p)[both])


def ks(reference, current):
    a, b = np.sort(reference[~np.isnan(reference)]), np.sort(current[~np.isnan(current)])
    at = np.concatenate([a, b])
    F = np.searchsorted(a, at, side="right") / len(a)
    G = np.searchsorted(b, at, side="right") / len(b)
    return np.max(np.abs(F - G))
