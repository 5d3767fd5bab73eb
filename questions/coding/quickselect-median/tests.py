from operator import lt
from random import Random

from answer import select
from handbook.judge import unchanged


class Judge:
    """Compares and counts; complains when it has been asked more often than it may."""

    def __init__(self, budget):
        self.calls, self.budget = 0, budget

    def __call__(self, a, b):
        self.calls += 1
        assert self.calls <= self.budget, f"more than {self.budget:,} comparisons"
        return a < b


def test_the_median_of_five():
    """Rank 2 of five numbers"""
    assert select([9, 1, 5, 7, 3], 2, lt) == 5


def test_every_rank():
    """Ranks 0 to 6 of seven numbers are the sorted numbers"""
    items = [4, 0, 6, 2, 5, 1, 3]
    assert [select(items, k, lt) for k in range(7)] == [0, 1, 2, 3, 4, 5, 6]


def test_only_less_is_used():
    """Items need not be comparable or hashable themselves"""
    answers = [{"text": "yes", "quality": 3}, {"text": "no", "quality": 1}, {"text": "maybe", "quality": 2}]
    assert select(answers, 1, lambda a, b: a["quality"] < b["quality"])["text"] == "maybe"


def test_equal_items():
    """Ranks 1, 2 and 3 of 1, 2, 2, 2, 3 are all 2"""
    assert [select([2, 3, 2, 1, 2], k, lt) for k in range(5)] == [1, 2, 2, 2, 3]


def test_items_are_not_moved():
    """The caller's list stays as it was"""
    assert unchanged(select, [5, 2, 8, 1, 9, 3], 3, lt)


def test_cheaper_than_sorting():
    """Medians of 16 shuffled lists of 4,000 items with 10 comparisons an item on average; sorting needs more"""
    # Choosing pivots at random costs 3.4 comparisons an item on average, or 6.8 if each item is compared both ways, with a
    # standard deviation of 1 or 2 in one run. The sum of 16 runs is above the budget with probability below 1e-6 even then.
    rng, n, runs = Random(0), 4_000, 16
    judge = Judge(10 * n * runs)
    for _ in range(runs):
        assert select(rng.sample(range(n), n), n // 2, judge) == n // 2
