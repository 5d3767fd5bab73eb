from collections import Counter
from random import Random

from answer import heavy_hitters


class Tracked:
    """An item that knows how many of its kind are in memory."""

    alive = most = 0

    def __init__(self):
        Tracked.alive += 1
        Tracked.most = max(Tracked.most, Tracked.alive)

    def __del__(self):
        Tracked.alive -= 1


def check(items, m):
    """Whether the dict holds at most m items of the stream and every estimate is within n/m."""
    estimates, truth = dict(heavy_hitters(iter(items), m)), Counter(items)
    small = len(estimates) <= m and set(estimates) <= set(truth)
    return small and all(abs(estimates.get(item, 0) - count) <= len(items) / m for item, count in truth.items())


def test_random_skewed_streams():
    """Item i with weight 1/i, 3,000 draws: every estimate within n/m for several m"""
    rng = Random(3)
    for m in (1, 2, 3, 10, 40, 200):
        assert check(rng.choices(range(300), [1 / (i + 1) for i in range(300)], k=3_000), m)


def test_any_order():
    """The same items sorted, reversed, round-robin and shuffled"""
    rng = Random(4)
    items = [i for i in range(60) for _ in range(2 * i)]
    robin = [i for turn in range(120) for i in range(60) if turn < 2 * i]
    shuffled = rng.sample(items, len(items))
    for order in (items, items[::-1], robin, robin[::-1], shuffled):
        for m in (5, 7, 30, 59):
            assert check(order, m)


def test_heavy_items_at_the_end():
    """1,000 different items first, then one item 200 times: 10 counters must notice it"""
    assert "late" in heavy_hitters(iter([*range(1_000), *["late"] * 200]), 10)


def test_returns_after_being_pushed_out():
    """An item that comes back in bursts is not started anew each time"""
    items = []
    for burst in range(50):
        items += ["x"] * 8 + [(burst, i) for i in range(8)]
    assert check(items, 3)
    assert check(items, 8)


def test_the_limit_holds_when_all_differ():
    """1,000 different items and 1, 2 or 7 counters"""
    for m in (1, 2, 7):
        assert check(list(range(1_000)), m)


def test_exactly_m_different_items():
    """m different items in random order are counted exactly"""
    items = Random(5).choices("abcdefgh", k=500)
    assert dict(heavy_hitters(iter(items), 8)) == dict(Counter(items))


def test_memory_is_bounded():
    """Of 20,000 different items no more than about m are ever in memory"""
    Tracked.alive = Tracked.most = 0
    assert len(heavy_hitters((Tracked() for _ in range(20_000)), 25)) <= 25
    assert Tracked.most <= 120


def test_a_long_stream_with_many_counters():
    """200,000 items and 2,000 counters: going through the counters at each new item takes too long"""
    stream = (i if i % 4 else i % 32 for i in range(200_000))  # 0, 4, ... 28 make up 6,250 each
    estimates = heavy_hitters(stream, 2_000)
    assert len(estimates) <= 2_000
    assert all(abs(estimates.get(item, 0) - 6_250) <= 101 for item in range(0, 32, 4))
