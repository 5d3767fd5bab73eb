# fails: test_equal_gains_take_the_smaller_threshold
import numpy as np


def best_split(x, y, criterion="gini"):
    order = np.argsort(x)
    x, y = np.asarray(x)[order], np.asarray(y)[order]
    Y = (
        (y[:, None] == np.unique(y)).astype(float)
        if criterion == "gini"
        else y[:, None]
    )
    n, Y = len(x), Y - Y.mean(axis=0)
    best = None
    S = np.zeros(Y.shape[1])
    for i in range(1, n):
        S = S + Y[i - 1]
        gain = S @ S / (i * (n - i))
        if x[i - 1] < x[i] and gain > 1e-9 and (best is None or gain >= best[1] - 1e-9):
            middle = (x[i - 1] + x[i]) / 2
            best = (middle if middle < x[i] else x[i - 1]), gain
    return best
