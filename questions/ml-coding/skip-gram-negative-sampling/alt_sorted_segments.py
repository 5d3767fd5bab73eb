import numpy as np


def scatter_subtract(table, rows, updates):
    """Sorts the rows so that equal ones are neighbors, sums each run once, then writes
    each row once.
    """
    order = np.argsort(rows, kind="stable")
    rows, updates = rows[order], updates[order]
    starts = np.flatnonzero(np.append(True, rows[1:] != rows[:-1]))
    table[rows[starts]] -= np.add.reduceat(updates, starts, axis=0)


def sgns_step(W, C, centers, contexts, negatives, lr):
    """Positive and negative part apart; the scatter without ufunc.at."""
    w, pos, neg = W[centers], C[contexts], C[negatives]
    kept = negatives != contexts[:, None]
    s, t = (w * pos).sum(axis=1), (neg @ w[:, :, None])[:, :, 0]
    loss = np.logaddexp(0, -s).sum() + np.logaddexp(0, t)[kept].sum()
    g = -(1 - np.tanh(s / 2)) / 2  # sigmoid(s) - 1
    h = kept * (1 + np.tanh(t / 2)) / 2
    d_center = g[:, None] * pos + (h[:, :, None] * neg).sum(axis=1)
    d_negative = h[:, :, None] * w[:, None, :]
    scatter_subtract(W, centers, lr * d_center)
    words = np.concatenate([contexts, negatives.ravel()])
    scatter_subtract(
        C,
        words,
        lr * np.concatenate([g[:, None] * w, d_negative.reshape(-1, w.shape[1])]),
    )
    return loss
