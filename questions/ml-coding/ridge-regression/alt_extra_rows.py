import numpy as np


def gradient(X, y, w, b, l2):
    """A sum over examples of error times features, plus the penalty's part."""
    error = np.dot(X, w) + b - y
    by_w = 2 * np.einsum("i,ij->j", error, X) + 2 * l2 * np.array(w)
    return by_w, 2 * float(np.sum(error))


def fit(X, y, l2):
    """The penalty as d more observations of 0, for a least-squares routine."""
    d = X.shape[1]
    rows = np.vstack([X - X.mean(axis=0), np.sqrt(l2) * np.eye(d)])
    target = np.concatenate([y - y.mean(), np.zeros(d)])
    w = np.linalg.lstsq(rows, target, rcond=None)[0]
    return w, np.mean(y - X @ w)
