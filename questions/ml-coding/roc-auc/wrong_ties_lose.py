# fails: test_all_scores_equal_is_one_half, test_a_tie_counts_one_half
import numpy as np


def roc_auc(y, scores):
    y, scores = np.asarray(y), np.asarray(scores)
    negatives, positives = np.sort(scores[y == 0]), scores[y == 1]
    if len(negatives) == 0 or len(positives) == 0:
        raise ValueError("AUC needs both classes")
    return np.searchsorted(negatives, positives, side="left").sum() / (len(positives) * len(negatives))
