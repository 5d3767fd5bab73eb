import numpy as np


def roc_auc(y, scores):
    """Area under the ROC curve of 0/1 labels y and real scores, both of shape (n,).

    Raises ValueError when only one class is present.
    """
    positive = np.asarray(y) == 1
    n_pos, n_neg = int(positive.sum()), int((~positive).sum())  # Python integers: the product cannot overflow
    if n_pos == 0 or n_neg == 0:
        raise ValueError("AUC needs both classes")
    _, group, count = np.unique(scores, return_inverse=True, return_counts=True)
    last = np.cumsum(count)  # rank of the last member of each group of ties
    rank = (last - (count - 1) / 2)[group]  # ties share their mean rank
    u = rank[positive].sum() - n_pos * (n_pos + 1) / 2
    return u / (n_pos * n_neg)
