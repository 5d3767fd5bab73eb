from answer import sessions
from handbook.judge import unchanged


def table(events, gap):
    """The answer as a list of tuples."""
    return [tuple(row) for row in sessions(events, gap)]


def test_two_sessions_of_one_user():
    """Events at 0, 20 and 100 with a gap of 30: the third one starts a new session after 80 seconds of silence"""
    events = [("ann", 0, 5), ("ann", 20, 7), ("ann", 100, 1)]
    assert table(events, 30) == [
        ("ann", 1, 0, 20, 2, 12, 12, None),
        ("ann", 2, 100, 100, 1, 1, 13, 80),
    ]


def test_users_are_separate():
    """Bob's first event comes five seconds after Ann's last one, and is still his own first session"""
    events = [("ann", 10, 1), ("bob", 15, 2), ("bob", 95, 4), ("ann", 200, 8)]
    expected = [("ann", 1, 10, 10, 1, 1, 1, None), ("ann", 2, 200, 200, 1, 8, 9, 190)]
    expected += [("bob", 1, 15, 15, 1, 2, 2, None), ("bob", 2, 95, 95, 1, 4, 6, 80)]
    assert table(events, 30) == expected
    close_by = [("ann", 10, 1), ("bob", 15, 2)]
    assert table(close_by, 30) == [
        ("ann", 1, 10, 10, 1, 1, 1, None),
        ("bob", 1, 15, 15, 1, 2, 2, None),
    ]


def test_any_order():
    """Events arrive mixed up; the table is by user and start"""
    events = [
        ("bob", 50, 3),
        ("ann", 90, 2),
        ("bob", 40, 1),
        ("ann", 10, 4),
        ("bob", 45, 9),
    ]
    expected = [
        ("ann", 1, 10, 10, 1, 4, 4, None),
        ("ann", 2, 90, 90, 1, 2, 6, 80),
        ("bob", 1, 40, 50, 3, 13, 13, None),
    ]
    assert table(events, 30) == expected


def test_silence_of_exactly_the_gap():
    """30 seconds are not more than 30 seconds, 31 are"""
    assert [
        row[4] for row in table([("ann", 5, 1), ("ann", 35, 1), ("ann", 66, 1)], 30)
    ] == [2, 1]


def test_a_long_session():
    """A session may last much longer than the gap, as long as nobody pauses"""
    events = [("ann", 25 * i, 1) for i in range(20)]
    assert table(events, 30) == [("ann", 1, 0, 475, 20, 20, 20, None)]


def test_missing_amounts():
    """An event without an amount counts as an event and adds nothing"""
    events = [("ann", 1, None), ("ann", 2, 6), ("ann", 90, None), ("ann", 200, 3)]
    expected = [
        ("ann", 1, 1, 2, 2, 6, 6, None),
        ("ann", 2, 90, 90, 1, 0, 6, 88),
        ("ann", 3, 200, 200, 1, 3, 9, 110),
    ]
    assert table(events, 30) == expected


def test_input_is_not_changed():
    """The events are not sorted in place"""
    assert unchanged(sessions, [("bob", 50, 3), ("ann", 90, None), ("bob", 40, 1)], 30)
