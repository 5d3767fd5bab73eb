from itertools import combinations
from math import sqrt
from random import Random

from answer import bootstrap_interval, permutation_p_value
from handbook.judge import close, unchanged


def exact(x, y):
    """The share of all relabelings whose difference in means is at least as large, by
    enumeration.
    """
    pooled, n, m = [*x, *y], len(x), len(y)
    splits = [
        abs(m * sum(chosen) - n * (sum(pooled) - sum(chosen)))
        for chosen in combinations(pooled, n)
    ]
    observed = abs(m * sum(x) - n * sum(y))
    return sum(split >= observed for split in splits) / len(splits)


def agrees(x, y, p, seed, draws=3_000):
    """Whether the p-value fits a share p of extreme relabelings: 6 standard errors,
    exceeded with probability < 1e-7.
    """
    got = permutation_p_value(x, y, draws, Random(seed))
    return (
        abs((got * (draws + 1) - 1) / draws - p) <= 6 * sqrt(p * (1 - p) / draws) + 1e-9
    )


def test_three_against_three():
    """1, 2, 3 against 4, 5, 6: only 2 of the 20 splits are as extreme"""
    assert agrees([1, 2, 3], [4, 5, 6], 0.1, 1)


def test_both_directions_count():
    """The groups are interchangeable, also when they differ in size"""
    assert exact([5, 4], [0, 1, 2, 3]) == 2 / 15
    assert agrees([5, 4], [0, 1, 2, 3], 2 / 15, 2)
    assert agrees([0, 1, 2, 3], [5, 4], 2 / 15, 3)


def test_never_zero():
    """20 zeros against 20 ones: p is 1 / (draws + 1), as the labels that we saw are possible too"""
    # Another split that extreme: 99 * 2 / C(40, 20) = 1.4e-9.
    assert close(permutation_p_value([0] * 20, [1] * 20, 99, Random(4)), 1 / 100)


def test_no_difference_at_all():
    """Constant data: every relabeling is as extreme as the data"""
    assert close(permutation_p_value([5, 5, 5], [5, 5], 200, Random(5)), 1.0)


def test_interval_is_around_the_difference():
    """Ten values near 20 against ten near 10: the interval holds 10 and not 0"""
    x, y = [20 + i / 10 for i in range(10)], [10 + i / 10 for i in range(10)]
    low, high = bootstrap_interval(x, y, 1_000, Random(6))
    assert 9 < low < 10 < high < 11


def test_constant_groups_leave_no_doubt():
    """Resampling a constant gives the constant"""
    assert close(
        list(bootstrap_interval([3, 3, 3], [1, 1], 100, Random(7))), [2.0, 2.0]
    )


def test_inputs_are_not_changed():
    """The lists are not shuffled in place"""
    assert unchanged(
        lambda x, y: permutation_p_value(x, y, 50, Random(8)),
        [1, 2, 3, 4, 5, 6],
        [7, 8, 9, 10, 11],
    )
    assert unchanged(
        lambda x, y: bootstrap_interval(x, y, 50, Random(8)),
        [1, 2, 3, 4, 5, 6],
        [7, 8, 9, 10, 11],
    )
