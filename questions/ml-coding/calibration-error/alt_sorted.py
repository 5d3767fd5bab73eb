import numpy as np


def reliability(y, p, n_bins=10):
    """Sorts once; each bin is then a slice between two edges."""
    order = np.argsort(p)
    p, y = np.asarray(p)[order], np.asarray(y)[order]
    inner = np.arange(1, n_bins) / n_bins
    parts = np.split(np.arange(len(p)), np.searchsorted(p, inner, side="left"))
    mean_p = np.array([p[part].mean() if len(part) else np.nan for part in parts])
    rate = np.array([y[part].mean() if len(part) else np.nan for part in parts])
    return np.array([len(part) for part in parts]), mean_p, rate


def calibration_error(y, p, n_bins=10):
    """NaN of empty bins is left out of the sum."""
    counts, mean_p, rate = reliability(y, p, n_bins)
    return np.nansum(counts * np.abs(mean_p - rate)) / counts.sum()


def brier_parts(y, p):
    """From three Brier scores: as issued, recalibrated, and of the base rate."""
    y, p = np.asarray(y, dtype=float), np.asarray(p)
    values, group = np.unique(p, return_inverse=True)
    recalibrated = (np.bincount(group, y) / np.bincount(group))[group]
    issued, repaired = np.mean((p - y) ** 2), np.mean((recalibrated - y) ** 2)
    uncertainty = np.mean((y.mean() - y) ** 2)
    return issued - repaired, uncertainty - repaired, uncertainty
