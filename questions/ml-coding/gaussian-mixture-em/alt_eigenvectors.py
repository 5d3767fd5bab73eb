import numpy as np


def log_gaussian(X, mean, cov):
    """Log density along the covariance's eigenvectors, where it is a product."""
    variance, axes = np.linalg.eigh(cov)
    along = (X - mean) @ axes
    return -0.5 * (along**2 / variance + np.log(2 * np.pi * variance)).sum(axis=1)


def e_step(X, weights, means, covs):
    """Log responsibilities until the last moment, shifted by their maximum."""
    parts = zip(weights, means, covs)
    log_r = np.array([np.log(w) + log_gaussian(X, mu, cov) for w, mu, cov in parts]).T
    top = log_r.max(axis=1)
    unnormalized = np.exp(log_r - top[:, None])
    total = unnormalized.sum(axis=1)
    return unnormalized / total[:, None], float(np.sum(top + np.log(total)))


def m_step(X, R, reg=1e-6):
    """Multiplies the centered points by the square roots of their shares."""
    share = np.asarray(R) / np.sum(R, axis=0)
    means = share.T @ X
    covs = []
    for s, mean in zip(share.T, means):
        Z = np.sqrt(s)[:, None] * (X - mean)
        covs.append(Z.T @ Z + np.diag(np.full(X.shape[1], reg)))
    return np.mean(R, axis=0), means, np.array(covs)


def fit(X, weights, means, covs, n_iter=100, reg=1e-6):
    """Expectation, then maximization, n_iter times."""
    theta, history = (weights, means, covs), []
    for _ in range(n_iter):
        R, value = e_step(X, *theta)
        history.append(value)
        theta = m_step(X, R, reg)
    return (*theta, history)
