from collections import Counter
from itertools import combinations
from math import sqrt
from random import Random

from answer import reservoir_sample
from handbook.judge import close


class Tracked:
    """An item that knows how many of its kind are in memory."""

    alive = most = 0

    def __init__(self):
        Tracked.alive += 1
        Tracked.most = max(Tracked.most, Tracked.alive)

    def __del__(self):
        Tracked.alive -= 1


def test_every_set_is_equally_likely():
    """k = 2 of 5: each of the 10 pairs in a tenth of 10,000 samples, within 6 standard errors"""
    # A fair sampler fails this with probability 3e-8 (exact binomial tails, ten pairs), and those below with less.
    trials, rng = 10_000, Random(5)
    seen = Counter(frozenset(reservoir_sample(iter(range(5)), 2, rng)) for _ in range(trials))
    for pair in combinations(range(5), 2):
        assert close(seen[frozenset(pair)] / trials, 0.1, rtol=0, atol=6 * sqrt(0.1 * 0.9 / trials))


def test_one_of_many():
    """k = 1 of 4: each item in a quarter of 4,000 samples, within 6 standard errors"""
    trials, rng = 4_000, Random(6)
    seen = Counter(reservoir_sample("wxyz", 1, rng)[0] for _ in range(trials))
    for item in "wxyz":
        assert close(seen[item] / trials, 0.25, rtol=0, atol=6 * sqrt(0.25 * 0.75 / trials))


def test_nothing_asked():
    """k = 0 gives an empty list"""
    assert list(reservoir_sample(iter(range(50)), 0, Random(7))) == []


def test_exactly_k_items():
    """A stream of exactly k items is returned whole"""
    assert sorted(reservoir_sample(iter(range(6)), 6, Random(8))) == [0, 1, 2, 3, 4, 5]


def test_items_need_no_order():
    """Items that cannot be compared or hashed are sampled too"""
    sample = reservoir_sample(({"id": i} for i in range(200)), 4, Random(9))
    assert len({item["id"] for item in sample}) == 4


def test_memory_stays_at_k_items():
    """k = 10 of 20,000: never more than 5 k items in memory at once"""
    Tracked.alive = Tracked.most = 0
    sample = reservoir_sample((Tracked() for _ in range(20_000)), 10, Random(10))
    assert len(sample) == 10
    assert Tracked.most <= 50


def test_late_items_of_a_long_stream():
    """The last tenth of 5,000 items makes up a tenth of many samples, within 6 standard errors"""
    trials, k, rng = 60, 50, Random(11)
    late = sum(item >= 4_500 for _ in range(trials) for item in reservoir_sample(iter(range(5_000)), k, rng))
    assert close(late / (trials * k), 0.1, rtol=0, atol=6 * sqrt(0.1 * 0.9 / (trials * k)))
