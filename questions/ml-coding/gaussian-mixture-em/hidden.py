import numpy as np

from answer import e_step, fit, m_step
from handbook.judge import close


def mixture(n=80, k=3, d=3, seed=0):
    """Data and parameters of k correlated Gaussians with unequal weights."""
    rng = np.random.default_rng(seed)
    A = rng.normal(size=(k, d, d))
    covs = A @ A.transpose(0, 2, 1) + 0.5 * np.eye(d)
    weights = np.arange(1.0, k + 1) / np.arange(1.0, k + 1).sum()
    return rng.normal(size=(n, d)) * 2, weights, rng.normal(size=(k, d)), covs


def test_agrees_with_the_density_formula():
    """Three correlated Gaussians in three dimensions, with inverse and determinant"""
    X, weights, means, covs = mixture()
    p = np.empty((80, 3))
    for i in range(80):
        for k in range(3):
            u = X[i] - means[k]
            norm = np.sqrt((2 * np.pi) ** 3 * np.linalg.det(covs[k]))
            p[i, k] = weights[k] * np.exp(-0.5 * u @ np.linalg.inv(covs[k]) @ u) / norm
    R, value = e_step(X, weights, means, covs)
    assert close(R, p / p.sum(axis=1)[:, None])
    assert close(value, np.log(p.sum(axis=1)).sum())


def test_m_step_agrees_with_weighted_sums():
    """Soft responsibilities, and reg on the diagonal only"""
    X = mixture(seed=3)[0]
    R = np.random.default_rng(4).dirichlet([1.0, 1.0], size=80)
    weights, means, covs = m_step(X, R, reg=0.25)
    for k in range(2):
        mean = sum(R[i, k] * X[i] for i in range(80)) / R[:, k].sum()
        u = X - mean
        cov = sum(R[i, k] * np.outer(u[i], u[i]) for i in range(80)) / R[:, k].sum()
        assert close(np.asarray(weights)[k], R[:, k].sum() / 80)
        assert close(np.asarray(means)[k], mean)
        assert close(np.asarray(covs)[k], cov + 0.25 * np.eye(3))


def test_reg_is_one_millionth_by_default():
    """Two equal points: the covariance is 1e-6 on the diagonal, in m_step and in fit"""
    X = np.array([[1.0, 2.0], [1.0, 2.0]])
    assert close(m_step(X, np.ones((2, 1)))[2], [1e-6 * np.eye(2)])
    found = fit(X, np.ones(1), np.zeros((1, 2)), np.eye(2)[None], n_iter=1)
    assert close(found[2], [1e-6 * np.eye(2)])


def test_one_component_is_the_sample():
    """k = 1 gives the mean and the covariance of all points after one round"""
    X = mixture(seed=5)[0]
    start = np.ones(1), np.zeros((1, 3)), np.eye(3)[None]
    weights, means, covs, _ = fit(X, *start, n_iter=1, reg=0.0)
    assert close(weights, [1.0])
    assert close(means, [X.mean(axis=0)])
    assert close(covs, [np.cov(X.T, ddof=0)])


def test_history_belongs_to_the_parameters_before_each_round():
    """history[t] is the log-likelihood after t rounds; the last result is not in it"""
    X, *theta = mixture(seed=6)
    history = np.asarray(fit(X, *theta, n_iter=3)[3])
    assert history.shape == (3,)
    assert close(history[0], e_step(X, *theta)[1])
    after_two = fit(X, *theta, n_iter=2)[:3]
    assert close(history[2], e_step(X, *after_two)[1])


def test_a_hundred_rounds_by_default():
    """Without n_iter the history holds 100 values"""
    X, *theta = mixture(seed=6)
    assert len(fit(X, *theta)[3]) == 100


def test_data_far_from_the_origin():
    """Shifting the data by a million leaves the covariances alone, to four digits"""
    X, *theta = mixture(seed=7)
    R = e_step(X, *theta)[0]
    near, far = m_step(X, R, 0.0)[2], m_step(X + 1e6, R, 0.0)[2]
    assert close(far, near, rtol=1e-4, atol=1e-6)


def test_determinants_that_underflow():
    """Sixty dimensions with variance 1e-8: the determinant, 1e-480, underflows"""
    d = 60
    X, means = np.zeros((1, d)), np.zeros((2, d))
    means[1, 0] = 1e-4
    covs = np.stack([1e-8 * np.eye(d)] * 2)
    R, value = e_step(X, np.array([0.5, 0.5]), means, covs)
    r = 1 / (1 + np.exp(-0.5))
    assert close(R, [[r, 1 - r]])
    expected = np.log((1 + np.exp(-0.5)) / 2) - d / 2 * np.log(2 * np.pi * 1e-8)
    assert close(value, expected)


def test_two_clear_groups_are_found():
    """Groups of 150 and 50 points with different shapes, from poor starting means"""
    # Their sample statistics are the fit to about 1e-6: the groups are 20 apart.
    rng = np.random.default_rng(8)
    a = rng.normal(size=(150, 2)) @ np.array([[1.0, 0.8], [0.0, 0.6]])
    b = rng.normal(size=(50, 2)) * [0.5, 2.0] + 20
    X, covs = np.concatenate([a, b]), np.stack([25 * np.eye(2)] * 2)
    means = np.array([[5.0, 0.0], [12.0, 15.0]])
    found = fit(X, np.array([0.5, 0.5]), means, covs, n_iter=30, reg=0.0)
    assert close(found[0], [0.75, 0.25], rtol=1e-4)
    assert close(found[1], [a.mean(axis=0), b.mean(axis=0)], rtol=1e-3, atol=1e-3)
    expected = [np.cov(a.T, ddof=0), np.cov(b.T, ddof=0)]
    assert close(found[2], expected, rtol=1e-3, atol=1e-3)


def test_twenty_thousand_points():
    """20,000 points, 5 components, 5 rounds: no loop over points"""
    X, *theta = mixture(n=20_000, k=5, d=4, seed=9)
    history = np.asarray(fit(X, *theta, n_iter=5, reg=0.0)[3])
    assert np.all(np.diff(history) >= -1e-4)
