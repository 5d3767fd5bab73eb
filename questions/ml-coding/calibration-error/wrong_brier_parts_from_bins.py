# fails: test_parts_add_up_to_the_brier_score
import numpy as np


def group_means(y, p, group, size):
    counts = np.bincount(group, minlength=size)
    with np.errstate(invalid="ignore"):
        mean_p = np.bincount(group, weights=p, minlength=size) / counts
        rate = np.bincount(group, weights=y, minlength=size) / counts
    return counts, mean_p, rate


def reliability(y, p, n_bins=10):
    bins = np.minimum((p * n_bins).astype(int), n_bins - 1)
    return group_means(y, p, bins, n_bins)


def calibration_error(y, p, n_bins=10):
    counts, mean_p, rate = reliability(y, p, n_bins)
    full = counts > 0
    return (counts * np.abs(mean_p - rate))[full].sum() / len(p)


def brier_parts(y, p):
    parts = reliability(y, p)
    counts, values, rate = (part[parts[0] > 0] for part in parts)
    share, base = counts / len(p), np.mean(y)
    calibration = (share * (values - rate) ** 2).sum()
    resolution = (share * (rate - base) ** 2).sum()
    return calibration, resolution, base * (1 - base)
