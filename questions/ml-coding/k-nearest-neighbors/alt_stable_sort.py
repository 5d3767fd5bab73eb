import numpy as np


def neighbors(X, queries, k):
    """Sorts everything: one line instead of a selection, n log n instead of n."""
    d2 = np.zeros((len(queries), len(X)))
    for x_column, q_column in zip(X.T, queries.T):
        d2 += (q_column[:, None] - x_column) ** 2
    indices = np.argsort(d2, axis=1, kind="stable")[:, :k]
    return np.sqrt(np.take_along_axis(d2, indices, axis=1)), indices


def predict(X, y, queries, k):
    labels, codes = np.unique(y, return_inverse=True)
    votes = codes[neighbors(X, queries, k)[1]]
    counts = (votes[:, :, None] == np.arange(len(labels))).sum(axis=1)
    return labels[counts.argmax(axis=1)]
