# fails: test_a_tie_is_the_mean_of_its_orders
import numpy as np


def tie_groups(scores):
    group = np.argsort(np.argsort(-scores, kind="stable"))
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
    group, g = tie_groups(scores)
    m, r = np.bincount(group), np.bincount(group, grades > 0)  # members, relevant ones
    rank = np.arange(1, len(grades) + 1)
    j = rank - (np.cumsum(m) - m)[g]  # place inside the group, from 1
    # If place j holds a relevant one, r - 1 others share the m - 1 other places.
    hits = (np.cumsum(r) - r)[g] + 1 + (j - 1) * (r[g] - 1) / np.maximum(m[g] - 1, 1)
    return ((r / m)[g] * hits / rank).sum() / r.sum()
