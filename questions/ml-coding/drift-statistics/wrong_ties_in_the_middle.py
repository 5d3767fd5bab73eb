# fails: test_ks_with_ties
import numpy as np


def shares(x, edges, floor):
    missing = np.isnan(x)
    counts = np.bincount(np.searchsorted(edges, x[~missing]), minlength=len(edges) + 1)
    return np.maximum(np.append(counts, missing.sum()) / len(x), floor)


def psi(reference, current, bins=10, floor=1e-4):
    known = np.sort(reference[~np.isnan(reference)])
    edges = np.unique(known[-(-np.arange(1, bins) * len(known) // bins) - 1])
    p, q = shares(reference, edges, floor), shares(current, edges, floor)
    return np.sum((q - p) * np.log(q / p))


def ks(reference, current):
    a, b = reference[~np.isnan(reference)], current[~np.isnan(current)]
    steps = np.concatenate([np.full(len(a), 1 / len(a)), np.full(len(b), -1 / len(b))])
    order = np.argsort(np.concatenate([a, b]), kind="stable")
    return np.max(np.abs(np.cumsum(steps[order])))  # also between equal values
