# fails: test_equal_values_stay_together
import numpy as np


def best_split(x, y, criterion="gini"):
    order = np.argsort(x, kind="stable")
    x, y = np.asarray(x)[order], np.asarray(y)[order]
    Y = (
        (y[:, None] == np.unique(y)).astype(float)
        if criterion == "gini"
        else y[:, None]
    )
    n, Y = len(x), Y - Y.mean(axis=0)
    left = np.arange(1, n)
    gain = (np.cumsum(Y, axis=0)[:-1] ** 2).sum(axis=1) / (left * (n - left))
    best = np.argmax(gain > gain.max() - 1e-9)
    return ((x[best] + x[best + 1]) / 2, gain[best]) if gain[best] > 1e-9 else None
