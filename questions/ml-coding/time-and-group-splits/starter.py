import numpy as np


def stratified_folds(y, k, rng):
    """k index arrays: each row once, each class spread evenly, at random."""
    raise NotImplementedError


def group_folds(groups, k):
    """k index arrays of similar size: each row once, no group in two of them."""
    raise NotImplementedError


def time_splits(t, n_splits, gap=0):
    """n_splits pairs (train, test) of index arrays; training ends gap before test."""
    raise NotImplementedError
