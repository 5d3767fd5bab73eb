import numpy as np


def cross_entropy(logits):
    """Mean loss with the diagonal as right class, and its gradient by the logits."""
    n, rows = len(logits), np.arange(len(logits))
    log_z = np.logaddexp.reduce(logits, axis=1)
    d = np.exp(logits - log_z[:, None])
    d[rows, rows] -= 1
    return np.mean(log_z - logits[rows, rows]), d / n


def info_nce(U, V, temperature=0.1):
    """The loss of one direction, applied to the scores and to their transpose."""
    a, b = np.sqrt(np.sum(U**2.0, axis=1)), np.sqrt(np.sum(V**2.0, axis=1))
    cosine = (U @ V.T) / np.outer(a, b)
    to_v, d_to_v = cross_entropy(cosine / temperature)
    to_u, d_to_u = cross_entropy(cosine.T / temperature)
    d = (d_to_v + d_to_u.T) / (2 * temperature)  # by the cosines
    dU = (
        d @ (V / b[:, None]) - (d * cosine).sum(axis=1)[:, None] * U / a[:, None]
    ) / a[:, None]
    dV = (
        d.T @ (U / a[:, None]) - (d * cosine).sum(axis=0)[:, None] * V / b[:, None]
    ) / b[:, None]
    return (to_v + to_u) / 2, dU, dV
