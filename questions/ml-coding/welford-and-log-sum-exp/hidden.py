import math
import random
import statistics

from answer import LogSumExp, Moments
from handbook.judge import close


def fed(kind, values):
    summary = kind()
    for x in values:
        summary.add(x)
    return summary


def merged(kind, parts):
    whole = kind()
    for part in parts:
        whole.merge(part)
    return whole


def cut(values, rng, pieces):
    """The values in so many consecutive parts, some of them possibly empty."""
    at = sorted(rng.randrange(len(values) + 1) for _ in range(pieces - 1))
    return [values[a:b] for a, b in zip([0, *at], [*at, len(values)])]


def log_sum(values):
    top = max(values)
    return top + math.log(math.fsum(math.exp(x - top) for x in values))


def test_random_streams():
    """30 streams of 2 to 40 numbers on scales from 0.001 to 1,000, against the statistics module"""
    rng = random.Random(1)
    for _ in range(30):
        scale = 10 ** rng.uniform(-3, 3)
        values = [rng.gauss(scale, scale) for _ in range(rng.randint(2, 40))]
        m = fed(Moments, values)
        assert close([m.mean, m.variance(), m.variance(1)], [statistics.fmean(values), statistics.pvariance(values), statistics.variance(values)])


def test_any_cut_gives_the_same_moments():
    """A stream with a drift, cut into 1 to 9 parts, empty ones included, and merged"""
    rng = random.Random(2)
    values = [rng.gauss(i / 10, 1.0) for i in range(100)]
    for pieces in range(1, 10):
        m = merged(Moments, [fed(Moments, part) for part in cut(values, rng, pieces)])
        assert close([m.n, m.mean, m.variance()], [100, statistics.fmean(values), statistics.pvariance(values)])


def test_merging_far_from_zero():
    """Ten workers with means from 1e9 to 1e9 + 9: the variance between the workers is kept, to 1e-6"""
    rng = random.Random(3)
    parts = [[1e9 + worker + rng.gauss(0, 0.5) for _ in range(20 + worker)] for worker in range(10)]
    m = merged(Moments, [fed(Moments, part) for part in parts])
    assert close(m.variance(), statistics.pvariance([x - 1e9 for part in parts for x in part]))


def test_merging_leaves_the_other_alone_and_goes_on():
    """After a merge both can take in more numbers, independently; merging nothing changes nothing"""
    a, b = fed(Moments, [1.0, 2.0]), fed(Moments, [5.0, 9.0])
    a.merge(b)
    a.add(3.0)
    b.add(7.0)
    a.merge(Moments())
    assert close([a.n, a.mean, a.variance()], [5, 4.0, 8.0])
    assert close([b.n, b.mean, b.variance()], [3, 7.0, 8 / 3])
    fresh = Moments()
    fresh.merge(b)
    fresh.add(7.0)
    assert close([b.n, fresh.n, fresh.mean, fresh.variance()], [3, 4, 7.0, 2.0])


def test_merging_log_sums_leaves_the_other_alone():
    """After a merge both log-sums can go on, independently"""
    a, b = fed(LogSumExp, [1.0]), fed(LogSumExp, [2.0])
    a.merge(b)
    a.add(3.0)
    b.add(2.0)
    fresh = LogSumExp()
    fresh.merge(b)
    fresh.add(5.0)
    assert close([a.value(), b.value(), fresh.value()], [log_sum([1.0, 2.0, 3.0]), log_sum([2.0, 2.0]), log_sum([2.0, 2.0, 5.0])])


def test_log_sums_in_any_order_and_cut():
    """Numbers from -900 to 900 rising, falling and shuffled, whole and in parts"""
    rng = random.Random(4)
    values = [-900.0 + 1.8 * i for i in range(1_001)]
    expected = log_sum(values)
    for order in (values, values[::-1], rng.sample(values, len(values))):
        assert close(fed(LogSumExp, order).value(), expected, rtol=1e-12)
        parts = [fed(LogSumExp, part) for part in cut(order, rng, 5)]
        assert close(merged(LogSumExp, parts).value(), expected, rtol=1e-12)


def test_minus_infinity_adds_nothing():
    """Minus infinity first, last, alone, and in a part of its own"""
    assert close(fed(LogSumExp, [-math.inf, 2.0, -math.inf]).value(), 2.0)
    assert close(fed(LogSumExp, [-math.inf, -math.inf]).value(), -math.inf)
    s = fed(LogSumExp, [-math.inf])
    s.merge(fed(LogSumExp, [1.0, 1.0]))
    s.merge(fed(LogSumExp, [-math.inf]))
    s.merge(LogSumExp())
    assert close(s.value(), 1.0 + math.log(2.0))


def test_a_hundred_thousand_numbers_in_little_memory():
    """100,000 numbers on an offset of 1e6; the summaries must not keep them"""
    rng = random.Random(5)
    m, s = Moments(), LogSumExp()
    for i in range(100_000):
        m.add(1e6 + i % 10)
        s.add(rng.random() - 3_000)
    assert close(m.variance(), 8.25)
    assert -3_000 + math.log(100_000) < s.value() < -2_999 + math.log(100_000)
    for summary in (m, s):
        names = [*getattr(summary, "__dict__", ()), *getattr(type(summary), "__slots__", ())]
        kept = [getattr(summary, name, None) for name in names]
        assert all(len(value) < 1_000 for value in kept if hasattr(value, "__len__"))
