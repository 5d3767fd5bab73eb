# fails: test_majority_of_three, test_labels_are_names_not_amounts
import numpy as np


def neighbors(X, queries, k):
    d2 = np.stack([((X - q) ** 2).sum(axis=1) for q in queries])
    indices = np.argsort(d2, axis=1, kind="stable")[:, :k]
    return np.sqrt(np.take_along_axis(d2, indices, axis=1)), indices


def predict(X, y, queries, k):
    return np.rint(np.asarray(y)[neighbors(X, queries, k)[1]].mean(axis=1)).astype(int)
