# fails: test_training_rows_are_standardized
import numpy as np


def split(user, share, rng):
    """Boolean mask (n,) of the test rows."""
    users = np.unique(user)
    held_out = rng.choice(users, size=max(1, round(share * len(users))), replace=False)
    return np.isin(user, held_out)


def scale(X, test):
    """Columns of X (n, d), standardized."""
    return (X - X.mean(axis=0)) / X.std(axis=0)


def history(user, day, y):
    """Each user's purchase rate up to the visit (n,); 0.5 where there is none."""
    rate = np.full(len(y), 0.5)
    for u in np.unique(user):
        rows = np.flatnonzero(user == u)
        rows = rows[np.argsort(day[rows])]
        rate[rows[1:]] = np.cumsum(y[rows])[:-1] / np.arange(1, len(rows))
    return rate


def prepare(X, user, day, y, share=0.25, seed=0):
    """Features (n, d + 1), the last one the history, and the mask of test rows (n,)."""
    test = split(user, share, np.random.default_rng(seed))
    return np.column_stack([scale(X, test), history(user, day, y)]), test
