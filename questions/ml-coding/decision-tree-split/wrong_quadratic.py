# fails: test_a_hundred_thousand_values
import numpy as np


def best_split(x, y, criterion="gini"):
    x, y = np.asarray(x), np.asarray(y)
    Y = (
        (y[:, None] == np.unique(y)).astype(float)
        if criterion == "gini"
        else y[:, None]
    )
    best = None
    values = np.unique(x)
    for low, high in zip(values, values[1:]):
        left = x <= low
        gain = (
            Y.var(axis=0).sum()
            - left.mean() * Y[left].var(axis=0).sum()
            - (~left).mean() * Y[~left].var(axis=0).sum()
        )
        if gain > 1e-9 and (best is None or gain > best[1] + 1e-9):
            middle = (low + high) / 2
            best = (middle if middle < high else low), gain
    return best
