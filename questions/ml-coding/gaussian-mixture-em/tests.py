import math

import numpy as np

from answer import e_step, fit, m_step
from handbook.judge import close, unchanged

UNIT = np.ones((2, 1, 1))  # two variances of 1


def start(X, k):
    """Equal weights, the first k points as means, the identity as every covariance."""
    return np.full(k, 1 / k), X[:k].copy(), np.stack([np.eye(X.shape[1])] * k)


def test_two_unit_gaussians_by_hand():
    """Means 0 and 2, points 0 and 1: responsibilities 1 / (1 + e^-2) and 1/2"""
    X = np.array([[0.0], [1.0]])
    R, value = e_step(X, np.array([0.5, 0.5]), np.array([[0.0], [2.0]]), UNIT)
    r = 1 / (1 + math.exp(-2))
    assert close(R, [[r, 1 - r], [0.5, 0.5]])
    expected = math.log((1 + math.exp(-2)) / 2) - 0.5 - math.log(2 * math.pi)
    assert close(value, expected)


def test_points_far_from_every_mean():
    """At 50 both densities underflow to 0, their logs do not: no NaN"""
    X = np.array([[1.0], [50.0]])
    R, value = e_step(X, np.array([0.5, 0.5]), np.array([[0.0], [2.0]]), UNIT)
    assert close(R, [[0.5, 0.5], [math.exp(-98), 1.0]])
    near, far = -0.5, math.log(0.5) - 48**2 / 2
    assert close(value, near + far - math.log(2 * math.pi))


def test_hard_responsibilities_give_group_statistics():
    """Zeros and ones in R: shares, means and covariances (over n) of the groups"""
    X = np.random.default_rng(0).normal(size=(10, 2)) * [1.0, 3.0]
    labels = np.array([0, 0, 0, 0, 0, 0, 1, 1, 1, 1])
    weights, means, covs = m_step(X, np.eye(2)[labels], reg=0.0)
    assert close(weights, [0.6, 0.4])
    for k in range(2):
        assert close(np.asarray(means)[k], X[labels == k].mean(axis=0))
        assert close(np.asarray(covs)[k], np.cov(X[labels == k].T, ddof=0))


def test_log_likelihood_never_falls():
    """Without regularization each round does at least as well as the one before"""
    rng = np.random.default_rng(1)
    flat = rng.normal(size=(40, 2)) * [2.0, 0.3] + 2
    X = np.concatenate([rng.normal(size=(60, 2)), flat])
    history = np.asarray(fit(X, *start(X, 3), n_iter=40, reg=0.0)[3])
    assert np.shape(history) == (40,)
    assert np.all(np.diff(history) >= -1e-7)
    assert history[-1] > history[0] + 1


def test_points_on_a_line_do_not_break_it():
    """A column that never varies gets the variance reg, and all results stay finite"""
    X = np.column_stack([np.arange(12.0), np.full(12, 7.0)])
    weights, means, covs, history = fit(X, *start(X, 2), n_iter=20, reg=1e-4)
    assert close(np.asarray(covs)[:, 1, 1], [1e-4, 1e-4])
    assert close(np.asarray(covs)[:, 0, 1], [0.0, 0.0])
    assert np.all(np.isfinite(history)) and np.all(np.isfinite(means))


def test_inputs_are_not_changed():
    """Neither the data nor the starting parameters are written to"""
    X = np.random.default_rng(2).normal(size=(30, 2))
    assert unchanged(fit, X, *start(X, 2), n_iter=3)
