# fails: test_children_count_by_their_size
import numpy as np


def best_split(x, y, criterion="gini"):
    x, y = np.asarray(x), np.asarray(y)

    def impurity(part):
        if criterion == "variance":
            return np.var(part)
        return 1 - np.sum((np.unique(part, return_counts=True)[1] / len(part)) ** 2)

    best = None
    values = np.unique(x)
    for low, high in zip(values, values[1:]):
        gain = impurity(y) - (impurity(y[x <= low]) + impurity(y[x > low])) / 2
        if gain > 1e-9 and (best is None or gain > best[1] + 1e-9):
            best = (low + high) / 2, gain
    return best
