# fails: test_order_of_examples_does_not_matter
import numpy as np


def roc_auc(y, scores):
    y = np.asarray(y)
    if y.min() == y.max():
        raise ValueError("AUC needs both classes")
    y = y[np.argsort(-np.asarray(scores), kind="stable")]
    tpr, fpr = np.cumsum(y) / y.sum(), np.cumsum(1 - y) / (1 - y).sum()
    return np.trapezoid(np.append(0, tpr), np.append(0, fpr))
