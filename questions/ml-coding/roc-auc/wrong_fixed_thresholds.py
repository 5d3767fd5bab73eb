# fails: test_only_the_order_of_scores_matters
import numpy as np


def roc_auc(y, scores):
    y, scores = np.asarray(y), np.asarray(scores)
    if y.min() == y.max():
        raise ValueError("AUC needs both classes")
    thresholds = np.concatenate([[np.inf], np.linspace(1, 0, 101), [-np.inf]])
    tpr = np.array([(scores[y == 1] >= t).mean() for t in thresholds])
    fpr = np.array([(scores[y == 0] >= t).mean() for t in thresholds])
    return np.trapezoid(tpr, fpr)
