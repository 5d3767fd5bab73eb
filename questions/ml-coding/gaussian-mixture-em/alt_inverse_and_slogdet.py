import numpy as np


def e_step(X, weights, means, covs):
    """All components at once: inverses, slogdet, einsum, and pairwise log-add-exp."""
    weights, means, covs = np.asarray(weights), np.asarray(means), np.asarray(covs)
    d = X.shape[1]
    centered = X[:, None, :] - means
    mahalanobis = np.einsum("nki,kij,nkj->nk", centered, np.linalg.inv(covs), centered)
    log_det = np.linalg.slogdet(covs)[1]
    log_joint = np.log(weights) - (d * np.log(2 * np.pi) + log_det + mahalanobis) / 2
    log_px = np.logaddexp.reduce(log_joint, axis=1)
    return np.exp(log_joint - log_px[:, None]), log_px.sum()


def m_step(X, R, reg=1e-6):
    """A weighted mean and covariance for each component, by NumPy's own routines."""
    R = np.asarray(R)
    means = np.stack([np.average(X, axis=0, weights=r) for r in R.T])
    covs = np.stack([np.atleast_2d(np.cov(X.T, aweights=r, ddof=0)) for r in R.T])
    return R.mean(axis=0), means, covs + reg * np.eye(X.shape[1])


def fit(X, weights, means, covs, n_iter=100, reg=1e-6):
    """Expectation, then maximization, n_iter times."""
    history = np.empty(n_iter)
    for t in range(n_iter):
        R, history[t] = e_step(X, weights, means, covs)
        weights, means, covs = m_step(X, R, reg)
    return weights, means, covs, history
