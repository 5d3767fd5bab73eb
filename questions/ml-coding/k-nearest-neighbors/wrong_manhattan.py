# fails: test_distances_by_hand
import numpy as np


def neighbors(X, queries, k):
    d = np.stack([np.abs(X - q).sum(axis=1) for q in queries])
    indices = np.argsort(d, axis=1, kind="stable")[:, :k]
    return np.take_along_axis(d, indices, axis=1), indices


def predict(X, y, queries, k):
    labels, codes = np.unique(y, return_inverse=True)
    votes = codes[neighbors(X, queries, k)[1]]
    return labels[
        np.stack([(votes == c).sum(axis=1) for c in range(len(labels))], axis=1).argmax(
            axis=1
        )
    ]
