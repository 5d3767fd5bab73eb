import numpy as np


def split(user, share, rng):
    """Boolean mask (n,) of the test rows."""
    test = np.zeros(len(user), dtype=bool)
    test[rng.permutation(len(user))[: max(1, round(share * len(user)))]] = True
    return test


def scale(X, test):
    """Columns of X (n, d), standardized."""
    return (X - X.mean(axis=0)) / X.std(axis=0)


def history(user, day, y):
    """Each user's purchase rate up to the visit (n,); 0.5 where there is none."""
    rate = np.full(len(y), 0.5)
    for u in np.unique(user):
        rows = np.flatnonzero(user == u)
        rate[rows] = np.cumsum(y[rows]) / np.arange(1, len(rows) + 1)
    return rate


def prepare(X, user, day, y, share=0.25, seed=0):
    """Features (n, d + 1), the last one the history, and the mask of test rows (n,)."""
    test = split(user, share, np.random.default_rng(seed))
    return np.column_stack([scale(X, test), history(user, day, y)]), test
