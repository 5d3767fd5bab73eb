import numpy as np


def stratified_folds(y, k, rng):
    """Sorts by class with random ties; the folds take turns in a random order."""
    order = np.lexsort((rng.random(len(y)), y))
    fold_of = np.empty(len(y), dtype=int)
    fold_of[order] = rng.permutation(k)[np.arange(len(y)) % k]
    return [np.flatnonzero(fold_of == fold) for fold in range(k)]


def group_folds(groups, k):
    """In order of appearance, always into the smallest fold; empty folds come first."""
    names, first, sizes = np.unique(groups, return_index=True, return_counts=True)
    folds, loads = [[] for _ in range(k)], [0] * k
    for g in np.argsort(first):
        fold = loads.index(min(loads))
        folds[fold].append(names[g])
        loads[fold] += sizes[g]
    return [np.flatnonzero(np.isin(groups, folds[fold])) for fold in range(k)]


def time_splits(t, n_splits, gap=0):
    """A repeated timestamp at a cut goes to the earlier block."""
    order = np.argsort(t, kind="stable")
    times = t[order]
    parts = np.array_split(np.arange(len(t)), n_splits + 1)
    last = [times[part[-1]] for part in parts]  # the last time of each block
    splits = []
    for before, until in zip(last[:-1], last[1:]):
        test = order[(times > before) & (times <= until)]
        splits.append((order[times < t[test].min() - gap], test))
    return splits
