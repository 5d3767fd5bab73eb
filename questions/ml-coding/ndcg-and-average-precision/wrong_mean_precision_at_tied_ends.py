# fails: test_three_tied_documents, test_agrees_with_enumeration
import numpy as np


def tie_groups(scores):
    group = np.unique(-scores, return_inverse=True)[1]
    return group, np.sort(group)


def ndcg(grades, scores, k):
    group, at_rank = tie_groups(scores)
    rank = np.arange(1, len(grades) + 1)
    discount = np.where(rank <= k, 1 / np.log2(1 + rank), 0)
    gain = 2.0**grades - 1
    ideal = np.sort(gain)[::-1] @ discount
    mean_gain = np.bincount(group, gain) / np.bincount(group)
    return mean_gain[at_rank] @ discount / ideal if ideal > 0 else np.nan


def average_precision(grades, scores):
    if not np.any(grades > 0):
        return np.nan
    group, _ = tie_groups(scores)
    m, r = np.bincount(group), np.bincount(group, grades > 0)
    return (r * np.cumsum(r) / np.cumsum(m)).sum() / r.sum()
