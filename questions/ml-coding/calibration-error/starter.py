import numpy as np


def reliability(y, p, n_bins=10):
    """Per bin of p: (counts, mean prediction, rate of positives), NaN in empty bins."""
    raise NotImplementedError


def calibration_error(y, p, n_bins=10):
    """Expected calibration error of probabilities p for 0/1 labels y."""
    raise NotImplementedError


def brier_parts(y, p):
    """(reliability, resolution, uncertainty) of the Brier score."""
    raise NotImplementedError
