from itertools import islice

from answer import sliding_extremes


def pairs(readings, width):
    """The answers for a list of readings, as a list of tuples."""
    return [tuple(pair) for pair in sliding_extremes(iter(readings), width)]


def test_a_short_stream():
    """The window grows to three readings and then moves on"""
    assert pairs([4, 2, 5, 1, 3], 3) == [(4, 4), (2, 4), (2, 5), (1, 5), (1, 5)]


def test_the_extreme_leaves():
    """When the largest reading drops out, the largest of the rest is back"""
    assert pairs([9, 5, 7, 6, 6, 1], 3) == [
        (9, 9),
        (5, 9),
        (5, 9),
        (5, 7),
        (6, 7),
        (1, 6),
    ]


def test_equal_readings():
    """One of two equal extremes leaves, the other one stays"""
    assert pairs([3, 3, 1, 1, 2], 2) == [(3, 3), (3, 3), (1, 3), (1, 1), (1, 2)]


def test_missing_readings_take_a_place():
    """None pushes old readings out, but is no reading itself"""
    assert pairs([None, 7, None, 2, None, None], 2) == [
        (None, None),
        (7, 7),
        (7, 7),
        (2, 2),
        (2, 2),
        (None, None),
    ]


def test_width_one():
    """A window of one reading repeats the stream"""
    assert pairs([4, -1, None, 0, 8], 1) == [
        (4, 4),
        (-1, -1),
        (None, None),
        (0, 0),
        (8, 8),
    ]


def test_one_pair_after_each_reading():
    """Results come while the stream is still running: a pair before the next reading is asked for"""
    read = []

    def stream():
        for value in range(1_000):
            read.append(value)
            yield value

    answers = iter(sliding_extremes(stream(), 10))
    assert [tuple(next(answers)) for _ in range(3)] == [(0, 0), (0, 1), (0, 2)]
    assert len(read) == 3
    assert [tuple(pair) for pair in islice(answers, 20)][-1] == (13, 22)
