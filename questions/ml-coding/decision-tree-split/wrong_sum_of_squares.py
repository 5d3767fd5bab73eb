# fails: test_targets_far_from_zero
import numpy as np


def best_split(x, y, criterion="gini"):
    order = np.argsort(x)
    x, y = np.asarray(x)[order], np.asarray(y)[order]
    Y = (
        (y[:, None] == np.unique(y)).astype(float)
        if criterion == "gini"
        else y[:, None].astype(float)
    )
    n = len(x)
    cuts = np.flatnonzero(x[:-1] < x[1:])
    if len(cuts) == 0:
        return None
    left = (cuts + 1)[:, None]
    S, Q = np.cumsum(Y, axis=0), np.cumsum(Y**2, axis=0)
    in_left = Q[cuts] - S[cuts] ** 2 / left
    in_right = (Q[-1] - Q[cuts]) - (S[-1] - S[cuts]) ** 2 / (n - left)
    gain = ((Q[-1] - S[-1] ** 2 / n) - in_left - in_right).sum(axis=1) / n
    best = np.argmax(gain > gain.max() - 1e-9)
    low, high = x[cuts[best]], x[cuts[best] + 1]
    return (
        ((low + high) / 2 if (low + high) / 2 < high else low, gain[best])
        if gain[best] > 1e-9
        else None
    )
