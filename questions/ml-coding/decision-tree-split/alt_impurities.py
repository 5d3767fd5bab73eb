import numpy as np


def best_split(x, y, criterion="gini"):
    """Impurity of the node minus those of its children, from prefix sums."""
    x, y = np.asarray(x, dtype=float), np.asarray(y)
    values, starts = np.unique(np.sort(x), return_index=True)
    order = np.argsort(x, kind="stable")
    if len(values) < 2:
        return None
    n, n_left = len(x), starts[1:]
    if criterion == "gini":
        onehot = (y[order][:, None] == np.unique(y)).astype(float)
        total, left = onehot.sum(axis=0), np.cumsum(onehot, axis=0)[n_left - 1]
        impurity = lambda counts, size: 1 - ((counts / size) ** 2).sum(axis=-1)
        in_left = impurity(left, n_left[:, None])
        in_right = impurity(total - left, (n - n_left)[:, None])
        parent = impurity(total, n)
    else:
        z = y[order] - y.mean()
        first, second = np.cumsum(z)[n_left - 1], np.cumsum(z**2)[n_left - 1]
        variance = lambda s1, s2, size: s2 / size - (s1 / size) ** 2
        in_left = variance(first, second, n_left)
        in_right = variance(z.sum() - first, (z**2).sum() - second, n - n_left)
        parent = z.var()
    gain = parent - (n_left * in_left + (n - n_left) * in_right) / n
    i = int(np.argmax(gain >= gain.max() - 1e-9))
    if gain[i] <= 1e-9:
        return None
    middle = values[i] / 2 + values[i + 1] / 2
    return float(middle if middle < values[i + 1] else values[i]), float(gain[i])
