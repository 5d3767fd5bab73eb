from random import Random

from answer import sliding_extremes


class Counted(float):
    """A reading that counts how often it is compared."""

    comparisons = 0


def counted(name):
    def compare(self, other):
        Counted.comparisons += 1
        return getattr(float, name)(self, other)

    return compare


for name in ("__lt__", "__le__", "__gt__", "__ge__", "__eq__"):
    setattr(Counted, name, counted(name))
Counted.__hash__ = float.__hash__


class Tracked(float):
    """A reading that knows how many of its kind are in memory."""

    alive = most = 0

    def __init__(self, value):
        Tracked.alive += 1
        Tracked.most = max(Tracked.most, Tracked.alive)

    def __del__(self):
        Tracked.alive -= 1


def by_definition(readings, width):
    """Smallest and largest of each window, by looking at all of it."""
    windows = [
        [v for v in readings[max(0, end - width) : end] if v is not None]
        for end in range(1, len(readings) + 1)
    ]
    return [
        (min(window, default=None), max(window, default=None)) for window in windows
    ]


def same(readings, width):
    """Whether the answer is what the definition says."""
    return [
        tuple(pair) for pair in sliding_extremes(iter(readings), width)
    ] == by_definition(readings, width)


def test_random_streams():
    """120 streams of small numbers, with many ties and for every width up to beyond their length"""
    rng = Random(1)
    for turn in range(120):
        readings = [rng.randint(-4, 4) for _ in range(rng.randint(1, 30))]
        assert same(readings, turn % 35 + 1)


def test_random_streams_with_gaps():
    """The same with up to nine readings of ten missing"""
    rng = Random(2)
    for turn in range(120):
        share = rng.choice([0.1, 0.5, 0.9])
        readings = [
            None if rng.random() < share else rng.uniform(-5, 5)
            for _ in range(rng.randint(1, 30))
        ]
        assert same(readings, turn % 12 + 1)


def test_rising_falling_and_saw():
    """Sorted, reversed, constant and zigzag readings"""
    for readings in (
        range(50),
        range(50, 0, -1),
        [7] * 50,
        [i % 9 for i in range(50)],
        [-(i % 9) for i in range(50)],
    ):
        for width in (1, 2, 9, 10, 49, 50, 51):
            assert same(list(readings), width)


def test_no_readings():
    """An empty stream gives nothing"""
    assert list(sliding_extremes(iter([]), 3)) == []


def test_zero_is_a_reading():
    """0 and 0.0 are not missing"""
    assert same([0, None, 0.0, -1, None, 0, None, None, None], 3)


def test_infinite_readings():
    """Infinity is a value like any other"""
    assert same([float("inf"), 1.0, None, float("-inf"), 2.0, 3.0, float("inf")], 2)


def test_few_comparisons():
    """4,000 readings, windows of 1,000: at most 20 comparisons a reading, whatever their order"""
    rng = Random(3)
    for order in (
        range(4_000),
        range(4_000, 0, -1),
        [rng.random() for _ in range(4_000)],
        [i % 1_001 for i in range(4_000)],
    ):
        Counted.comparisons = 0
        last = None
        for last in sliding_extremes(map(Counted, order), 1_000):
            if Counted.comparisons > 20 * 4_000:
                break
        assert Counted.comparisons <= 20 * 4_000
        window = list(order)[-1_000:]
        assert tuple(map(float, last)) == (min(window), max(window))


def test_memory_is_bounded_by_the_window():
    """Of 3,000 readings no more than about ten are kept for a window of ten"""
    for sign in (1, -1):
        Tracked.alive = Tracked.most = 0
        assert (
            sum(
                1
                for _ in sliding_extremes((Tracked(sign * i) for i in range(3_000)), 10)
            )
            == 3_000
        )
        assert Tracked.most <= 50
