import numpy as np

from answer import group_folds, stratified_folds, time_splits
from handbook.judge import close, unchanged


def indices(folds):
    """The folds as arrays of integers, whatever they were."""
    return [np.asarray(fold, dtype=int) for fold in folds]


def test_every_row_is_in_one_fold():
    """Stratified and group folds together hold each row exactly once"""
    values = np.random.default_rng(0).integers(0, 7, size=50)
    stratified = stratified_folds(values, 4, np.random.default_rng(1))
    for folds in (indices(stratified), indices(group_folds(values, 4))):
        assert len(folds) == 4
        assert close(np.sort(np.concatenate(folds)), np.arange(50))


def test_each_class_is_spread_evenly():
    """Of 23 positives among 100, each of five folds gets 4 or 5"""
    y = np.zeros(100, dtype=int)
    y[:23] = 1
    for fold in indices(stratified_folds(y, 5, np.random.default_rng(2))):
        assert y[fold].sum() in (4, 5)


def test_folds_have_the_same_size():
    """Ten classes of four rows in three folds: 14, 13 and 13 rows, not 20, 10 and 10"""
    y = np.arange(40) % 10
    sizes = [len(fold) for fold in stratified_folds(y, 3, np.random.default_rng(3))]
    assert close(sorted(sizes), [13, 13, 14])


def test_no_group_is_in_two_folds():
    """Rows of one user stay together"""
    groups = np.random.default_rng(4).integers(0, 12, size=80)
    where = [set(groups[fold].tolist()) for fold in indices(group_folds(groups, 3))]
    assert sum(len(found) for found in where) == len(set(groups.tolist()))


def test_group_folds_are_balanced():
    """Largest and smallest fold differ by no more than the largest group"""
    groups = np.repeat(["a", "b", "c", "d", "e", "f"], [1, 2, 9, 3, 8, 4])
    sizes = [len(fold) for fold in group_folds(groups, 3)]
    assert max(sizes) - min(sizes) <= 9
    assert min(sizes) > 0


def test_training_ends_before_the_gap():
    """Ten days, four splits, gap 1: training lies strictly before test start minus 1"""
    t = np.arange(1, 11)
    splits = list(time_splits(t, 4, gap=1))
    assert len(splits) == 4
    for train, test in splits:
        train, test = indices([train, test])
        assert close(np.sort(t[train]), np.arange(1, t[test].min() - 1))


def test_test_blocks_follow_each_other():
    """Ten days, four splits, no gap: blocks of two days, training on all before them"""
    t = np.arange(1, 11)
    splits = [indices(pair) for pair in time_splits(t, 4)]
    blocks = [np.sort(t[test]) for _, test in splits]
    assert close(blocks, [[3, 4], [5, 6], [7, 8], [9, 10]])
    assert close([len(train) for train, _ in splits], [2, 4, 6, 8])


def test_inputs_are_not_changed():
    """Labels, groups and times stay as they were"""
    values = np.array([3, 1, 2, 3, 1, 2, 1, 1])
    assert unchanged(lambda y: stratified_folds(y, 2, np.random.default_rng(5)), values)
    assert unchanged(group_folds, values, 2)
    assert unchanged(time_splits, np.arange(8.0)[::-1].copy(), 2, 1.0)
