from random import Random

from answer import sessions


def table(events, gap):
    """The answer as a list of tuples."""
    return [tuple(row) for row in sessions(events, gap)]


def by_definition(events, gap):
    """Sessions as groups of events that are linked by steps of at most gap, worked out
    slowly.
    """
    rows = []
    for user in sorted({event[0] for event in events}):
        own = [event for event in events if event[0] == user]
        times = sorted({time for _, time, _ in own})
        starts = [
            time
            for time in times
            if not any(time - gap <= other < time for other in times)
        ]
        for number, start in enumerate(starts, 1):
            following = starts[number] if number < len(starts) else float("inf")
            inside = [
                (time, amount or 0)
                for _, time, amount in own
                if start <= time < following
            ]
            running = sum(amount or 0 for _, time, amount in own if time < following)
            pause = (
                start - max(time for time in times if time < start)
                if number > 1
                else None
            )
            row = (
                user,
                number,
                start,
                max(inside)[0],
                len(inside),
                sum(amount for _, amount in inside),
                running,
                pause,
            )
            rows.append(row)
    return rows


def test_random_events():
    """15 sets of events of up to four users, in random order, for several gaps"""
    rng = Random(1)
    for _ in range(15):
        n = rng.randint(1, 40)
        events = [
            (
                rng.choice(["ann", "bob", "cy", "Dee"]),
                rng.randint(-40, 60),
                rng.choice([None, 0, 1, 5, -2]),
            )
            for _ in range(n)
        ]
        gap = rng.choice([0, 1, 5, 20])
        assert table(events, gap) == by_definition(events, gap)


def test_time_zero():
    """Time 0 is a time like any other, and so are negative ones"""
    events = [("ann", -50, 1), ("ann", 0, 2), ("ann", 5, 4), ("ann", 60, 8)]
    expected = [
        ("ann", 1, -50, -50, 1, 1, 1, None),
        ("ann", 2, 0, 5, 2, 6, 7, 50),
        ("ann", 3, 60, 60, 1, 8, 15, 55),
    ]
    assert table(events, 30) == expected


def test_several_events_at_once():
    """Equal times belong to the same session, also with a gap of 0"""
    events = [
        ("ann", 7, 1),
        ("ann", 7, None),
        ("ann", 7, 4),
        ("ann", 8, 2),
        ("bob", 7, 9),
        ("bob", 7, 9),
    ]
    expected = [
        ("ann", 1, 7, 7, 3, 5, 5, None),
        ("ann", 2, 8, 8, 1, 2, 7, 1),
        ("bob", 1, 7, 7, 2, 18, 18, None),
    ]
    assert table(events, 0) == expected


def test_running_total_of_the_user():
    """The running total goes on over a user's sessions and starts anew with the next user"""
    events = [(user, 100 * i, 10 + i) for user in ("ann", "bob") for i in range(5)]
    assert [row[6] for row in table(events, 30)] == [10, 21, 33, 46, 60] * 2


def test_only_missing_amounts():
    """Sessions without any amount have the amount 0"""
    assert table([("ann", 1, None), ("ann", 99, None)], 30) == [
        ("ann", 1, 1, 1, 1, 0, 0, None),
        ("ann", 2, 99, 99, 1, 0, 0, 98),
    ]


def test_no_events_and_one_event():
    """Nothing gives an empty table, one event one row"""
    assert table([], 30) == []
    assert table([("ann", 12, 3)], 30) == [("ann", 1, 12, 12, 1, 3, 3, None)]


def test_epoch_seconds_and_fractions():
    """Times may be large and need not be whole"""
    events = [
        ("ann", 1_790_000_000.5, 0.25),
        ("ann", 1_790_000_030.5, 0.5),
        ("ann", 1_790_000_060.75, 1),
    ]
    expected = [("ann", 1, 1_790_000_000.5, 1_790_000_030.5, 2, 0.75, 0.75, None)]
    expected += [("ann", 2, 1_790_000_060.75, 1_790_000_060.75, 1, 1, 1.75, 30.25)]
    assert table(events, 30) == expected


def test_twenty_thousand_events():
    """20,000 events of 2,000 users: comparing each with each takes too long"""
    rng = Random(2)
    events = [
        (f"u{i % 2_000:04}", 1_000 * (i // 2_000) + i % 7, i % 5) for i in range(20_000)
    ]
    rng.shuffle(events)
    rows = table(events, 500)
    assert len(rows) == 20_000
    assert rows[0][:3] == ("u0000", 1, 0) and rows[-1][:2] == ("u1999", 10)
    assert sum(row[5] for row in rows) == sum(amount for _, _, amount in events)
