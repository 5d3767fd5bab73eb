# fails: test_many_queries_against_twenty_thousand_rows
import numpy as np


def neighbors(X, queries, k):
    d2 = np.array([[np.sum((x - q) ** 2) for x in X] for q in queries])
    indices = np.argsort(d2, axis=1, kind="stable")[:, :k]
    return np.sqrt(np.take_along_axis(d2, indices, axis=1)), indices


def predict(X, y, queries, k):
    labels, codes = np.unique(y, return_inverse=True)
    votes = codes[neighbors(X, queries, k)[1]]
    return labels[
        np.stack([(votes == c).sum(axis=1) for c in range(len(labels))], axis=1).argmax(
            axis=1
        )
    ]
