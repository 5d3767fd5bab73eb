# fails: test_one_class_raises
import numpy as np


def roc_auc(y, scores):
    positive = np.asarray(y) == 1
    n_pos, n_neg = positive.sum(), (~positive).sum()
    if n_pos == 0 or n_neg == 0:
        return 0.5
    _, group, count = np.unique(scores, return_inverse=True, return_counts=True)
    rank = (np.cumsum(count) - (count - 1) / 2)[group]
    return (rank[positive].sum() - n_pos * (n_pos + 1) / 2) / (n_pos * n_neg)
