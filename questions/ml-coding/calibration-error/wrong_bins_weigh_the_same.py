# fails: test_bins_weigh_by_their_counts
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
    return np.abs(mean_p - rate)[full].mean()


def brier_parts(y, p):
    values, group = np.unique(p, return_inverse=True)
    counts, _, rate = group_means(y, p, group, len(values))
    share, base = counts / len(p), np.mean(y)
    reliability = (share * (values - rate) ** 2).sum()
    resolution = (share * (rate - base) ** 2).sum()
    return reliability, resolution, base * (1 - base)
