# fails: test_each_class_is_spread_evenly
import numpy as np


def stratified_folds(y, k, rng):
    order = rng.permutation(len(y))
    return [order[fold::k] for fold in range(k)]


def group_folds(groups, k):
    _, member, size = np.unique(groups, return_inverse=True, return_counts=True)
    load, fold_of = np.zeros(k), np.empty(len(size), dtype=int)
    for group in np.argsort(-size):
        fold_of[group] = load.argmin()
        load[fold_of[group]] += size[group]
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
