import numpy as np


def best_split(x, y, criterion="gini"):
    """(threshold, gain) of the best split x <= threshold of n values, or None.

    y holds labels (gini) or numbers (variance).
    """
    order = np.argsort(x)
    x, y = np.asarray(x)[order], np.asarray(y)[order]
    # Gini is the total variance of one-hot labels.
    Y = y[:, None] == np.unique(y) if criterion == "gini" else y[:, None]
    n, Y = len(x), Y - Y.mean(axis=0)
    cuts = np.flatnonzero(x[:-1] < x[1:])  # the last index on the left of each cut
    if len(cuts) == 0:
        return None
    left = cuts + 1
    S = np.cumsum(Y, axis=0)[cuts]  # sums on the left; on the right they are -S
    gain = (S**2).sum(axis=1) / (left * (n - left))
    best = np.flatnonzero(gain > gain.max() - 1e-9)[0]  # smallest threshold of equals
    if gain[best] <= 1e-9:
        return None
    low, high = x[cuts[best]], x[cuts[best] + 1]
    middle = low + (high - low) / 2
    return (middle if middle < high else low), gain[best]
