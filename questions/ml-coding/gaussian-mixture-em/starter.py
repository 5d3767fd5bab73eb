import numpy as np


def e_step(X, weights, means, covs):
    """Responsibilities (n, k) and the log-likelihood, a number, of points X (n, d)."""
    raise NotImplementedError


def m_step(X, R, reg=1e-6):
    """Weights (k,), means (k, d), covariances (k, d, d) from R (n, k)."""
    raise NotImplementedError


def fit(X, weights, means, covs, n_iter=100, reg=1e-6):
    """(weights, means, covs, history); history holds one log-likelihood a round."""
    raise NotImplementedError
