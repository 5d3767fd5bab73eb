# fails: test_equal_votes_go_to_the_smaller_label
from collections import Counter

import numpy as np


def neighbors(X, queries, k):
    d2 = np.stack([((X - q) ** 2).sum(axis=1) for q in queries])
    indices = np.argsort(d2, axis=1, kind="stable")[:, :k]
    return np.sqrt(np.take_along_axis(d2, indices, axis=1)), indices


def predict(X, y, queries, k):
    votes = np.asarray(y)[neighbors(X, queries, k)[1]]
    return np.array([Counter(row.tolist()).most_common(1)[0][0] for row in votes])
