import math
import statistics

from answer import LogSumExp, Moments
from handbook.judge import close


def fed(kind, values):
    """A fresh Moments or LogSumExp that has seen the values."""
    summary = kind()
    for x in values:
        summary.add(x)
    return summary


def test_four_numbers():
    """2, 4, 4, 6 have mean 4, variance 2, and 8/3 with ddof = 1"""
    m = fed(Moments, [2.0, 4.0, 4.0, 6.0])
    assert close([m.n, m.mean], [4, 4.0])
    assert close(m.variance(), 2.0)
    assert close(m.variance(ddof=1), 8 / 3)


def test_a_large_offset_keeps_the_variance():
    """1e9 + (4, 7, 13, 16) has variance 22.5, like 4, 7, 13, 16"""
    m = fed(Moments, [1e9 + x for x in (4.0, 7.0, 13.0, 16.0)])
    assert close(m.mean, 1e9 + 10.0, rtol=1e-12)
    assert close(m.variance(), 22.5)


def test_merging_is_like_seeing_everything():
    """Two unequal parts with different means, merged, give the moments of all numbers"""
    left, right = [1.0, 2.0, 6.0], [10.0, 11.0, 15.0, 4.0, 9.5]
    m = fed(Moments, left)
    m.merge(fed(Moments, right))
    assert close([m.n, m.mean], [8, statistics.fmean(left + right)])
    assert close(m.variance(), statistics.pvariance(left + right))


def test_log_sum_exp_of_known_values():
    """log 1, log 2 and log 3 give log 6"""
    assert close(fed(LogSumExp, [0.0, math.log(2.0), math.log(3.0)]).value(), math.log(6.0))


def test_exponentials_out_of_range():
    """Two numbers near 10,000 or near -10,000 neither overflow nor vanish"""
    assert close(fed(LogSumExp, [10_000.0, 10_000.0]).value(), 10_000.0 + math.log(2.0), rtol=1e-12)
    assert close(fed(LogSumExp, [-10_000.0, -10_001.0]).value(), -10_000.0 + math.log1p(math.exp(-1.0)), rtol=1e-12)


def test_merging_log_sums():
    """Parts around 500 and around 501 merge to the value of all"""
    s, other = fed(LogSumExp, [500.0, 499.0]), fed(LogSumExp, [501.0, 498.0])
    s.merge(other)
    expected = 500 + math.log(sum(math.exp(x) for x in (0.0, -1.0, 1.0, -2.0)))
    assert close(s.value(), expected, rtol=1e-12)
    assert close(other.value(), 501 + math.log1p(math.exp(-3.0)), rtol=1e-12)


def test_nothing_seen_yet():
    """No number: variance NaN and log-sum minus infinity; one number: variance 0, with ddof = 1 NaN"""
    assert close(Moments().variance(), math.nan)
    assert close(LogSumExp().value(), -math.inf)
    one = fed(Moments, [3.5])
    assert close([one.mean, one.variance(), one.variance(ddof=1)], [3.5, 0.0, math.nan])
