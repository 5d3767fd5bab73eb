# fails: test_data_far_from_the_origin
import numpy as np


def neighbors(X, queries, k):
    d2 = (queries**2).sum(axis=1)[:, None] - 2 * queries @ X.T + (X**2).sum(axis=1)
    indices = np.argsort(d2, axis=1, kind="stable")[:, :k]
    return np.sqrt(np.maximum(np.take_along_axis(d2, indices, axis=1), 0)), indices


def predict(X, y, queries, k):
    labels, codes = np.unique(y, return_inverse=True)
    votes = codes[neighbors(X, queries, k)[1]]
    return labels[
        np.stack([(votes == c).sum(axis=1) for c in range(len(labels))], axis=1).argmax(
            axis=1
        )
    ]
