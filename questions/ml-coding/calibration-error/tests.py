import numpy as np

from answer import brier_parts, calibration_error, reliability
from handbook.judge import close, unchanged

# Ten predictions of 0.25 with 2 positives, ten of 0.9 with 6.
P = np.repeat([0.25, 0.9], 10)
Y = np.array([1] * 2 + [0] * 8 + [1] * 6 + [0] * 4)


def test_bins_by_hand():
    """Two bins: 0.1, 0.2, 0.3 with one positive, and 0.7 with one"""
    y, p = np.array([0, 1, 1, 0]), np.array([0.1, 0.2, 0.7, 0.3])
    counts, mean_p, rate = reliability(y, p, 2)
    assert close(counts, [3, 1])
    assert close(mean_p, [0.2, 0.7])
    assert close(rate, [1 / 3, 1.0])


def test_an_edge_belongs_to_the_bin_above():
    """0, 1/4, 1/2, 3/4 open their bins; 1 belongs to the last"""
    p = np.array([0.0, 0.25, 0.5, 0.75, 1.0])
    counts, mean_p, rate = reliability(np.array([0, 1, 0, 1, 0]), p, 4)
    assert close(counts, [1, 1, 1, 2])
    assert close(mean_p, [0.0, 0.25, 0.5, 0.875])
    assert close(rate, [0.0, 1.0, 0.0, 0.5])


def test_empty_bins_are_nan_and_cost_nothing():
    """Only the third and the last of ten bins hold predictions"""
    counts, mean_p, rate = reliability(Y, P)
    filled = [b in (2, 9) for b in range(10)]
    assert close(np.isnan(mean_p), np.logical_not(filled))
    assert close(np.isnan(rate), np.logical_not(filled))
    assert close(counts, [0, 0, 10, 0, 0, 0, 0, 0, 0, 10])
    assert np.isfinite(calibration_error(Y, P))


def test_calibration_error_by_hand():
    """Gaps 0.05 and 0.3, half of the predictions each"""
    assert close(calibration_error(Y, P), 0.5 * 0.05 + 0.5 * 0.3)


def test_bins_weigh_by_their_counts():
    """Nine calibrated predictions and one far off: a tenth of its gap"""
    y, p = np.array([1, 0, 0] * 3 + [0]), np.array([1 / 3] * 9 + [0.95])
    assert close(calibration_error(y, p, 4), 0.095)


def test_brier_parts_by_hand():
    """0.04625, 0.04 and 0.24, and first minus second plus third is the Brier score"""
    parts = np.asarray(brier_parts(Y, P))
    assert close(parts, [0.04625, 0.04, 0.24])
    assert close(parts[0] - parts[1] + parts[2], np.mean((P - Y) ** 2))


def test_inputs_are_not_changed():
    """Labels and probabilities stay as they were"""
    assert unchanged(reliability, Y.copy(), P.copy())
    assert unchanged(calibration_error, Y.copy(), P.copy())
    assert unchanged(brier_parts, Y.copy(), P.copy())
