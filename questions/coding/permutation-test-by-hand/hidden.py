import random
from itertools import combinations
from math import comb, sqrt
from random import Random

from answer import bootstrap_interval, permutation_p_value
from handbook.judge import close


def exact(x, y):
    """The share of all relabelings whose difference in means is at least as large, by
    enumeration over integers.
    """
    pooled, n, m = [*x, *y], len(x), len(y)
    splits = [
        abs(m * sum(chosen) - n * (sum(pooled) - sum(chosen)))
        for chosen in combinations(pooled, n)
    ]
    observed = abs(m * sum(x) - n * sum(y))
    return sum(split >= observed for split in splits) / len(splits)


def agrees(x, y, p, seed, draws=2_000):
    """Whether the p-value fits a share p of extreme relabelings: 6 standard errors,
    exceeded with probability < 1e-7.
    """
    got = permutation_p_value(x, y, draws, Random(seed))
    return (
        abs((got * (draws + 1) - 1) / draws - p) <= 6 * sqrt(p * (1 - p) / draws) + 1e-9
    )


def binomial(n, p):
    """Probabilities of 0 to n successes."""
    return [comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]


def tails(x, y, bound):
    """P(D < bound) and P(D <= bound) for the resampled difference of two lists of
    zeros and ones.
    """
    of_x, of_y = binomial(len(x), sum(x) / len(x)), binomial(len(y), sum(y) / len(y))
    below = at_most = 0
    for i, p in enumerate(of_x):
        for j, q in enumerate(of_y):
            difference = i / len(x) - j / len(y)
            below += p * q * (difference < bound - 1e-9)
            at_most += p * q * (difference <= bound + 1e-9)
    return below, at_most


def fits(x, y, level, seed, draws=1_500):
    """Whether both ends sit at the right quantile of the exact distribution of the
    resampled difference.
    """
    low, high = bootstrap_interval(x, y, draws, Random(seed), level)
    tail = (1 - level) / 2
    # 6 standard errors: missed with probability < 1e-7.
    slack = (
        6 * sqrt(tail * (1 - tail) / draws) + 2 / draws
    )
    below_low, to_low = tails(x, y, low)
    below_high, to_high = tails(x, y, high)
    return (
        below_low <= tail + slack
        and to_low >= tail - slack
        and below_high <= 1 - tail + slack
        and to_high >= 1 - tail - slack
    )


def test_enumeration_of_small_groups():
    """Eight pairs of small groups of different size, against all relabelings"""
    rng = Random(1)
    for seed, (n, m) in enumerate(
        [(2, 2), (3, 4), (5, 2), (1, 6), (4, 4), (6, 3), (2, 7), (5, 5)]
    ):
        x, y = (
            [rng.randint(0, 9) for _ in range(n)],
            [rng.randint(2, 12) for _ in range(m)],
        )
        assert agrees(x, y, exact(x, y), seed)


def test_ties_count():
    """Many equal values: 0, 0, 0, 1 against 0, 1, 1, 1, where most relabelings are as extreme as the data"""
    assert exact([0, 0, 0, 1], [0, 1, 1, 1]) == 34 / 70
    assert agrees([0, 0, 0, 1], [0, 1, 1, 1], 34 / 70, 2)


def test_ties_of_decimals_count():
    """The same with tenths, whose sums and quotients are rounded, also where sum() compensates"""
    for seed, (x, y) in enumerate(
        [([2, 3, 1], [2, 3, 3]), ([9, 8], [8, 8, 7]), ([6, 3], [6, 9, 6])]
    ):
        assert agrees([v / 10 for v in x], [v / 10 for v in y], exact(x, y), seed)


def test_negative_values():
    """Only differences matter, not where zero is"""
    x, y = [-7, -3, -4, -9], [-2, -1, -3]
    assert agrees(x, y, exact(x, y), 4)


def test_few_draws():
    """With 9 draws the p-value is a tenth or a multiple of it"""
    for seed in range(20):
        p = permutation_p_value([1, 2, 3], [2, 3, 5], 9, Random(seed))
        assert close(p * 10, round(p * 10)) and 1 <= round(p * 10) <= 10


def test_interval_has_the_right_tails():
    """Zeros and ones, where the exact distribution is known: 95%, 80% and 50% intervals"""
    x, y = [1] * 12 + [0] * 8, [1] * 6 + [0] * 18
    for seed, level in enumerate((0.95, 0.8, 0.5)):
        assert fits(x, y, level, seed)


def test_interval_of_groups_of_different_size():
    """5 against 30 values: each group is resampled to its own size"""
    assert fits([1, 0, 1, 1, 0], [1] * 8 + [0] * 22, 0.9, 3)
    assert fits([1] * 8 + [0] * 22, [1, 0, 1, 1, 0], 0.9, 4)


def test_default_level():
    """Without a level it is 95%"""
    x, y = [1] * 25 + [0] * 25, [1] * 20 + [0] * 30
    default, stated = (
        bootstrap_interval(x, y, 500, Random(5)),
        bootstrap_interval(x, y, 500, Random(5), 0.95),
    )
    assert close(list(default), list(stated))


def test_randomness_comes_from_rng():
    """The same seed gives the same answer, and the global generator is left alone"""
    x, y = [1, 4, 2, 8, 5], [7, 3, 9, 6]
    before = random.getstate()
    first = (
        permutation_p_value(x, y, 300, Random(6)),
        list(bootstrap_interval(x, y, 300, Random(6))),
    )
    random.random()
    second = (
        permutation_p_value(x, y, 300, Random(6)),
        list(bootstrap_interval(x, y, 300, Random(6))),
    )
    assert first == second
    random.setstate(before)
    permutation_p_value(x, y, 10, Random(7)), bootstrap_interval(x, y, 10, Random(7))
    assert random.getstate() == before
