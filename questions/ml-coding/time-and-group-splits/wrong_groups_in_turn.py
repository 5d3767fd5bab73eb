# fails: test_groups_of_similar_size_are_balanced
import numpy as np


def stratified_folds(y, k, rng):
    order = rng.permutation(len(y))
    order = order[np.argsort(y[order], kind="stable")]
    return [order[fold::k] for fold in range(k)]


def group_folds(groups, k):
    _, member, size = np.unique(groups, return_inverse=True, return_counts=True)
    fold_of = np.sort(np.arange(len(size)) % k)
    return [np.flatnonzero(fold_of[member] == fold) for fold in range(k)]


def time_splits(t, n_splits, gap=0):
    cuts = [len(t) * i // (n_splits + 1) for i in range(1, n_splits + 1)]
    starts = np.sort(t)[cuts]
    ends = [*starts[1:], np.inf]
    splits = []
    for start, end in zip(starts, ends):
        train = np.flatnonzero(t < start - gap)
        splits.append((train, np.flatnonzero((t >= start) & (t < end))))
    return splits
