from collections import Counter
from math import sqrt
from random import Random

from answer import reservoir_sample
from handbook.judge import close


def test_k_items_of_the_stream():
    """Three items, all from the stream, none twice"""
    sample = reservoir_sample(iter("abcdefgh"), 3, Random(0))
    assert len(sample) == 3
    assert len(set(sample)) == 3
    assert set(sample) <= set("abcdefgh")


def test_short_stream_is_returned_whole():
    """Fewer items than k: all of them, in any order"""
    assert sorted(reservoir_sample(iter([5, 3, 9]), 10, Random(1))) == [3, 5, 9]
    assert list(reservoir_sample(iter([]), 2, Random(1))) == []


def test_equal_items_count_separately():
    """A stream of four equal items gives k of them"""
    assert list(reservoir_sample(iter("aaaa"), 2, Random(2))) == ["a", "a"]


def test_same_seed_same_sample():
    """All randomness comes from rng"""
    first = reservoir_sample(range(1000), 5, Random(3))
    assert list(reservoir_sample(range(1000), 5, Random(3))) == list(first)


def test_every_item_is_equally_likely():
    """k = 3 of 10: each item is in 3/10 of 6,000 samples, within 6 standard errors"""
    # A fair sampler fails this with probability 2e-8 (exact binomial tails, ten items).
    trials, rng = 6_000, Random(4)
    seen = Counter(item for _ in range(trials) for item in reservoir_sample(iter(range(10)), 3, rng))
    for item in range(10):
        assert close(seen[item] / trials, 0.3, rtol=0, atol=6 * sqrt(0.3 * 0.7 / trials))
