# fails: test_nearest_comes_first
import numpy as np


def neighbors(X, queries, k):
    d2 = ((queries[:, None] - X) ** 2).sum(axis=2)
    indices = np.argpartition(d2, k - 1, axis=1)[:, :k]
    return np.sqrt(np.take_along_axis(d2, indices, axis=1)), indices


def predict(X, y, queries, k):
    labels, codes = np.unique(y, return_inverse=True)
    votes = codes[neighbors(X, queries, k)[1]]
    return labels[
        np.stack([(votes == c).sum(axis=1) for c in range(len(labels))], axis=1).argmax(
            axis=1
        )
    ]
