import numpy as np


def ratio(a, b):
    """a / b, and 0 where b is 0."""
    return np.divide(a, b, out=np.zeros(np.shape(b)), where=np.asarray(b) > 0)


def top_k_accuracy(scores, y, k):
    """Share of rows whose label is among the k highest scores; scores (n, classes)."""
    top = np.argsort(-scores, axis=0)[:, :k]
    return (top == y[:, None]).any(axis=1).mean()


def confusion(y, predicted, classes):
    """Counts (classes, classes); rows are labels, columns are predictions."""
    M = np.zeros((classes, classes), dtype=int)
    M[predicted, y] += 1
    return M


def report(y, predicted, classes):
    """Precision and recall of each class, macro and micro F1."""
    M = confusion(y, predicted, classes)
    hits, labeled, flagged = M.diagonal(), M.sum(axis=0), M.sum(axis=1)
    precision, recall = ratio(hits, flagged), ratio(hits, labeled)
    p, r = precision.mean(), recall.mean()
    micro = 2 * hits.sum() / (labeled + flagged).sum()
    found = {"precision": precision, "recall": recall}
    return found | {"macro": 2 * p * r / (p + r), "micro": micro}
