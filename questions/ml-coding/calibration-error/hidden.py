import numpy as np

from answer import brier_parts, calibration_error, reliability
from handbook.judge import close


def sample(n=200, seed=0):
    """Random probabilities away from bin edges, and labels that do not follow them."""
    rng = np.random.default_rng(seed)
    p = (rng.integers(0, 210, size=n) + 0.5) / 210  # no multiple of 1/10, 1/7 or 1/3
    return (rng.uniform(size=n) < np.sin(7 * p) ** 2).astype(int), p


def test_agrees_with_loops():
    """Counts, means and error of 10, 7, 3 and 1 bins, from the definition"""
    y, p = sample()
    for n_bins in (10, 7, 3, 1):
        counts, mean_p, rate = reliability(y, p, n_bins)
        total = 0.0
        for b in range(n_bins):
            inside = (p >= b / n_bins) & (p < (b + 1) / n_bins)
            assert close(np.asarray(counts)[b], inside.sum())
            if inside.any():
                assert close(np.asarray(mean_p)[b], p[inside].mean())
                assert close(np.asarray(rate)[b], y[inside].mean())
                total += abs(p[inside].mean() - y[inside].mean()) * inside.sum()
        assert close(calibration_error(y, p, n_bins), total / len(p))


def test_ten_bins_by_default():
    """Without n_bins: ten, in both functions"""
    y, p = sample(seed=1)
    assert len(reliability(y, p)[0]) == 10
    assert close(calibration_error(y, p), calibration_error(y, p, 10))


def test_gaps_do_not_cancel_between_bins():
    """0.25 without positives, 0.75 with nothing else: gap 0.25 in two bins, 0 in one"""
    y, p = np.array([0, 0, 1, 1]), np.array([0.25, 0.25, 0.75, 0.75])
    assert close(calibration_error(y, p, 2), 0.25)
    assert close(calibration_error(y, p, 1), 0.0)


def test_the_base_rate_is_calibrated_and_useless():
    """A constant prediction of the base rate: no error, no resolution"""
    y, p = np.array([1, 0, 0, 0]), np.full(4, 0.25)
    assert close(calibration_error(y, p), 0.0)
    assert close(brier_parts(y, p), [0.0, 0.0, 0.1875])


def test_parts_add_up_to_the_brier_score():
    """With many repeated predictions and with all of them different"""
    y, p = sample(seed=2)
    for predicted in (np.round(p, 1), p, np.random.default_rng(3).uniform(size=len(y))):
        a, b, c = np.asarray(brier_parts(y, predicted))
        assert close(a - b + c, np.mean((predicted - y) ** 2))
        assert close(c, y.mean() * (1 - y.mean()))


def test_parts_agree_with_loops():
    """Reliability and resolution group by group"""
    y, p = sample(seed=4)
    p = np.round(p, 1)
    groups = [(v, np.sum(p == v), y[p == v].mean()) for v in np.unique(p)]
    gaps = sum(n * (v - r) ** 2 for v, n, r in groups) / 200
    spread = sum(n * (r - y.mean()) ** 2 for _, n, r in groups) / 200
    assert close(brier_parts(y, p), [gaps, spread, y.mean() * (1 - y.mean())])


def test_sure_and_right():
    """Predictions 0 and 1, all right: no error, resolution equals uncertainty"""
    y = np.array([0, 1, 1, 0, 1])
    assert close(calibration_error(y, y.astype(float)), 0.0)
    assert close(brier_parts(y, y.astype(float)), [0.0, 0.24, 0.24])


def test_one_class_only():
    """All labels 1: nothing is uncertain, the error is one minus the mean prediction"""
    p = np.array([0.65, 0.85, 0.95, 0.85])
    assert close(calibration_error(np.ones(4, dtype=int), p), 0.175)
    assert close(brier_parts(np.ones(4, dtype=int), p)[1:], [0.0, 0.0])


def test_order_does_not_matter():
    """Shuffled examples give the same bins and the same parts"""
    y, p = sample(seed=5)
    mixed = np.random.default_rng(6).permutation(len(y))
    assert close(reliability(y[mixed], p[mixed]), reliability(y, p))
    assert close(brier_parts(y[mixed], p[mixed]), brier_parts(y, p))


def test_a_hundred_thousand_predictions():
    """100,000 predictions of a calibrated model: the error is near 0, not 0"""
    # Ten gaps with standard errors below 0.0051: their mean size exceeds 0.02 with a
    # probability below 1e-10 (chi-square with 10 degrees of freedom above 150).
    rng = np.random.default_rng(7)
    p = rng.uniform(size=100_000)
    y = (rng.uniform(size=100_000) < p).astype(int)
    assert 0 < calibration_error(y, p) < 0.02
    a, b, c = np.asarray(brier_parts(y, p))
    assert close(a - b + c, np.mean((p - y) ** 2))
