# fails: test_data_far_from_the_origin
import numpy as np


def e_step(X, weights, means, covs):
    columns = []
    for weight, mean, cov in zip(weights, means, covs):
        L = np.linalg.cholesky(cov)
        z = np.linalg.solve(L, (X - mean).T)  # (x - mean)' cov^-1 (x - mean) = |z|^2
        log_norm = X.shape[1] / 2 * np.log(2 * np.pi) + np.log(np.diag(L)).sum()
        columns.append(np.log(weight) - log_norm - (z**2).sum(axis=0) / 2)
    log_joint = np.stack(columns, axis=1)  # log of weight times density, (n, k)
    top = log_joint.max(axis=1, keepdims=True)
    log_px = top + np.log(np.exp(log_joint - top).sum(axis=1, keepdims=True))
    return np.exp(log_joint - log_px), log_px.sum()


def m_step(X, R, reg=1e-6):
    n_k = R.sum(axis=0)
    means = R.T @ X / n_k[:, None]
    covs = np.empty((len(n_k), X.shape[1], X.shape[1]))
    for k, mean in enumerate(means):
        second_moment = (R[:, k] * X.T) @ X / n_k[k]
        covs[k] = second_moment - np.outer(mean, mean) + reg * np.eye(X.shape[1])
    return n_k / len(X), means, covs


def fit(X, weights, means, covs, n_iter=100, reg=1e-6):
    history = []
    for _ in range(n_iter):
        R, log_likelihood = e_step(X, weights, means, covs)
        history.append(log_likelihood)
        weights, means, covs = m_step(X, R, reg)
    return weights, means, covs, history
