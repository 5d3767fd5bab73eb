from operator import gt, lt
from random import Random

from answer import select


class Counting:
    """Compares numbers until the budget is used up."""

    def __init__(self, budget):
        self.calls, self.budget = 0, budget

    def __call__(self, a, b):
        self.calls += 1
        assert self.calls <= self.budget, f"more than {self.budget:,} comparisons"
        return a < b


def affordable(lists):
    """Whether the medians of lists are right, in 20 comparisons an item on average: twice what the task allows."""
    less = Counting(20 * sum(map(len, lists)))
    return all(select(items, len(items) // 2, less) == sorted(items)[len(items) // 2] for items in lists)


def test_one_and_two_items():
    """The smallest lists"""
    assert select(["only"], 0, lt) == "only"
    assert (select([2, 1], 0, lt), select([2, 1], 1, lt)) == (1, 2)
    assert (select([1, 2], 0, lt), select([1, 2], 1, lt)) == (1, 2)


def test_first_and_last_rank():
    """The minimum and the maximum of 200 items"""
    items = Random(1).sample(range(1_000), 200)
    assert select(items, 0, lt) == min(items)
    assert select(items, 199, lt) == max(items)


def test_another_order():
    """With greater-than as less, rank 0 is the largest"""
    items = [3, 9, 4, 7]
    assert [select(items, k, gt) for k in range(4)] == [9, 7, 4, 3]


def test_agrees_with_sorting():
    """All ranks of random lists, with many repeats and with few"""
    rng = Random(2)
    for size in range(1, 30):
        for distinct in (2, 5, 1_000):
            items = [rng.randrange(distinct) for _ in range(size)]
            assert [select(items, k, lt) for k in range(size)] == sorted(items)


def test_sorted_lists():
    """Ascending and descending lists of 2,000 items are no harder than shuffled ones"""
    assert affordable([list(range(2_000)), list(range(2_000, 0, -1))] * 8)


def test_lists_with_a_pattern():
    """Lists that rise and fall, or fall and rise, or repeat a short pattern"""
    up = list(range(1_000))
    assert affordable([up + up[::-1], up[::-1] + up, [i % 50 for i in range(2_000)]] * 8)


def test_all_items_equal():
    """2,000 equal items must not take 2,000 rounds"""
    assert affordable([[7] * 2_000] * 8)


def test_few_different_items():
    """2,000 items of only two or three kinds"""
    rng = Random(3)
    assert affordable([[rng.randrange(kinds) for _ in range(2_000)] for kinds in (2, 3) for _ in range(8)])


def test_the_extremes_are_cheap_too():
    """Ranks near the ends of 4,000 shuffled items, within the same 10 comparisons an item"""
    rng, n = Random(4), 4_000
    less = Counting(10 * n * 8)
    for k in (0, 50, n - 51, n - 1) * 2:
        assert select(rng.sample(range(n), n), k, less) == k
