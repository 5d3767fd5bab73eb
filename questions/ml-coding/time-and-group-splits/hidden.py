import numpy as np

from answer import group_folds, stratified_folds, time_splits
from handbook.judge import close


def indices(folds):
    """The folds as arrays of integers, whatever they were."""
    return [np.asarray(fold, dtype=int) for fold in folds]


def check_splits(t, splits, gap):
    """What must hold for any data; returns the test blocks."""
    splits = [indices(pair) for pair in splits]
    tests = [test for _, test in splits]
    for train, test in splits:
        assert len(train) > 0 and len(test) > 0
        assert close(np.sort(train), np.flatnonzero(t < t[test].min() - gap))
    for earlier, later in zip(tests, tests[1:]):
        assert t[earlier].max() < t[later].min()
    covered = np.sort(np.concatenate(tests))
    assert close(covered, np.flatnonzero(t >= t[tests[0]].min()))
    return tests


def test_class_counts_and_sizes_differ_by_one_at_most():
    """Labels as strings, classes of all sizes, also smaller than k"""
    y = np.array(["a"] * 50 + ["b"] * 17 + ["c"] * 3 + ["d"])
    y = y[np.random.default_rng(0).permutation(71)]
    for k in (2, 5, 8):
        folds = indices(stratified_folds(y, k, np.random.default_rng(k)))
        assert close(np.sort(np.concatenate(folds)), np.arange(71))
        for members in [np.ones(71, dtype=bool), *(y == name for name in "abcd")]:
            counts = [int(members[fold].sum()) for fold in folds]
            assert max(counts) - min(counts) <= 1


def test_rows_of_a_class_meet_at_random():
    """Six rows of a class in three folds: any two meet in one draw of five"""
    # 1,000 draws, two pairs, 6 standard errors: fair draws fail below 2e-8.
    y, trials, meetings = np.arange(12) % 2, 1_000, np.zeros(2)
    rng = np.random.default_rng(1)
    for _ in range(trials):
        for fold in stratified_folds(y, 3, rng):
            fold = set(np.asarray(fold).tolist())
            meetings += [{0, 2} <= fold, {0, 6} <= fold]
    assert close(meetings / trials, [0.2, 0.2], rtol=0, atol=6 * np.sqrt(0.16 / trials))


def test_the_generator_decides():
    """The same seed gives the same folds, ten seeds do not all agree"""
    y = np.arange(60) % 3
    seeds = [0, *range(10)]
    made = [stratified_folds(y, 5, np.random.default_rng(seed)) for seed in seeds]
    found = [[sorted(fold.tolist()) for fold in indices(folds)] for folds in made]
    assert found[0] == found[1]
    assert any(folds != found[0] for folds in found)


def test_one_large_group_and_many_small_ones():
    """A group of 30 rows and 30 single rows: folds of 30, 15 and 15, or nearly"""
    groups = np.append(np.full(30, 99), np.arange(30))
    for order in (np.arange(60), np.arange(60)[::-1]):
        folds = indices(group_folds(groups[order], 3))
        assert close(np.sort(np.concatenate(folds)), np.arange(60))
        sizes = [len(fold) for fold in folds]
        assert max(sizes) - min(sizes) <= 30
        assert sum(99 in groups[order][fold] for fold in folds) == 1


def test_groups_of_similar_size_are_balanced():
    """Random groups: whole, balanced up to the largest one, no fold empty"""
    rng = np.random.default_rng(2)
    for k in (2, 3, 7):
        groups = rng.integers(0, 15, size=200)
        folds = indices(group_folds(groups, k))
        assert close(np.sort(np.concatenate(folds)), np.arange(200))
        sizes = [len(fold) for fold in folds]
        assert max(sizes) - min(sizes) <= np.bincount(groups).max()
        where = [set(groups[fold].tolist()) for fold in folds]
        assert sum(map(len, where)) == len(set(groups.tolist()))


def test_as_many_groups_as_folds():
    """Each fold is one group"""
    groups = np.array(["x", "y", "z", "x", "z", "z"])
    folds = sorted(sorted(fold.tolist()) for fold in indices(group_folds(groups, 3)))
    assert close(folds[0], [0, 3])
    assert close(folds[1], [1])
    assert close(folds[2], [2, 4, 5])


def test_rows_need_not_be_sorted_by_time():
    """Shuffled, irregular times: blocks of equal size, complete training sets"""
    rng = np.random.default_rng(3)
    t = np.cumsum(rng.integers(1, 30, size=103))[rng.permutation(103)] - 500
    for n_splits in (1, 3, 6):
        for gap in (0, 7, 40):
            tests = check_splits(t, time_splits(t, n_splits, gap), gap)
            sizes = [len(test) for test in tests]
            sizes.append(103 - sum(sizes))
            assert len(tests) == n_splits
            assert max(sizes) - min(sizes) <= 1


def test_equal_times_stay_together():
    """Several rows a day: no day is in two blocks, or in training and test"""
    t = np.random.default_rng(4).integers(0, 40, size=300)
    for n_splits in (2, 4):
        for gap in (0, 2):
            tests = check_splits(t, time_splits(t, n_splits, gap), gap)
            assert len(tests) == n_splits


def test_the_gap_is_time_and_not_rows():
    """Two bursts of rows far apart, gap 10: the first burst is known entirely"""
    t = np.concatenate([np.arange(5.0), 100 + np.arange(5.0)])
    train, test = indices(list(time_splits(t, 1, gap=10.0))[0])
    assert close(np.sort(train), np.arange(5))
    assert close(np.sort(test), np.arange(5, 10))


def test_a_hundred_thousand_rows():
    """100,000 rows, 20,000 groups, 5 folds or splits within the time limit"""
    rng = np.random.default_rng(5)
    groups, t = rng.integers(0, 20_000, size=100_000), rng.uniform(size=100_000)
    sizes = [len(fold) for fold in group_folds(groups, 5)]
    assert sum(sizes) == 100_000
    assert max(sizes) - min(sizes) <= np.bincount(groups).max()
    assert [len(fold) for fold in stratified_folds(groups % 3, 5, rng)] == [20_000] * 5
    check_splits(t, time_splits(t, 5, 0.01), 0.01)
