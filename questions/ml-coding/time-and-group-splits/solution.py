import numpy as np


def stratified_folds(y, k, rng):
    """k index arrays: each row once, each class spread evenly, at random."""
    order = rng.permutation(len(y))
    order = order[np.argsort(y[order], kind="stable")]  # classes one after another
    return [order[fold::k] for fold in range(k)]  # deal them out like cards


def group_folds(groups, k):
    """k index arrays of similar size: each row once, no group in two of them."""
    _, member, size = np.unique(groups, return_inverse=True, return_counts=True)
    load, fold_of = np.zeros(k), np.empty(len(size), dtype=int)
    for group in np.argsort(-size):  # largest first, into the fold with the least
        fold_of[group] = load.argmin()
        load[fold_of[group]] += size[group]
    return [np.flatnonzero(fold_of[member] == fold) for fold in range(k)]


def time_splits(t, n_splits, gap=0):
    """n_splits pairs (train, test) of index arrays; training ends gap before test."""
    cuts = [len(t) * i // (n_splits + 1) for i in range(1, n_splits + 1)]
    starts = np.sort(t)[cuts]
    ends = [*starts[1:], np.inf]
    splits = []
    for start, end in zip(starts, ends):
        train = np.flatnonzero(t < start - gap)
        splits.append((train, np.flatnonzero((t >= start) & (t < end))))
    return splits
