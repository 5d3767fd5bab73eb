from collections import Counter

from answer import heavy_hitters


def largest_error(items, m):
    """The largest |estimate - true count| over all items, once the dict is known to be in order."""
    estimates, truth = dict(heavy_hitters(iter(items), m)), Counter(items)
    assert len(estimates) <= m
    assert set(estimates) <= set(truth)
    return max(abs(estimates.get(item, 0) - count) for item, count in truth.items())


def test_exact_while_there_is_room():
    """Up to m different items are counted exactly"""
    assert dict(heavy_hitters(iter("abracadabra"), 5)) == {"a": 5, "b": 2, "r": 2, "c": 1, "d": 1}


def test_one_heavy_item_among_many():
    """'x' makes up 40 of 100 items, the others differ; 5 counters keep it within 100/5 = 20"""
    items = [i if i % 5 < 3 else "x" for i in range(100)]
    estimates = dict(heavy_hitters(iter(items), 5))
    assert len(estimates) <= 5
    assert "x" in estimates
    assert 20 <= estimates["x"] <= 60


def test_old_items_do_not_block_new_ones():
    """a, a, b, b, then c and d in turn: with 3 counters c and d are within a third of the stream"""
    items = list("aabb" + "cd" * 100)
    assert largest_error(items, 3) <= len(items) / 3


def test_heavy_items_at_the_start():
    """Ten heavy items first, then 1,000 different ones: 30 counters still know the ten"""
    items = [f"h{i % 10}" for i in range(1_000)] + list(range(1_000))
    estimates = heavy_hitters(iter(items), 30)
    assert all(f"h{i}" in estimates for i in range(10))
    assert largest_error(items, 30) <= 2_000 / 30


def test_empty_stream():
    """No items, no estimates"""
    assert dict(heavy_hitters(iter([]), 4)) == {}
