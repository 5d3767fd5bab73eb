import numpy as np


def roc_auc(y, scores):
    """Walks down the thresholds, one step a distinct score, and sums trapezoids."""
    y, scores = np.asarray(y, dtype=float), np.asarray(scores)
    if y.min() == y.max():
        raise ValueError("AUC needs both classes")
    order = np.argsort(-scores, kind="stable")
    y, scores = y[order], scores[order]
    ends = np.append(np.flatnonzero(np.diff(scores)), len(y) - 1)
    tpr = np.append(0.0, np.cumsum(y)[ends] / y.sum())
    fpr = np.append(0.0, np.cumsum(1 - y)[ends] / (1 - y).sum())
    return float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2))
