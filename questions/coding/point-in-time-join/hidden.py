from random import Random

from answer import edge_cases, point_in_time_join


def by_definition(
    events,
    features,
    known=lambda m, a, t: a < t,
    rank=lambda m, a, i: (m, a, i),
    same=lambda e, f: e == f,
):
    """The values, looking at every feature for every event; the defaults are right,
    other rules make a broken join.
    """
    found = []
    for entity, time, _ in events:
        rows = [
            (rank(m, a, i), v)
            for i, (e, m, a, v) in enumerate(features)
            if same(e, entity) and known(m, a, time)
        ]
        found.append(max(rows, key=lambda row: row[0])[1] if rows else None)
    return found


def caught(**rules):
    """Whether one of the learner's cases expects something else than a join with these
    rules returns.
    """
    return any(
        by_definition(events, features, **rules) != list(expected)
        for events, features, expected in edge_cases()
    )


def same_as_definition(events, features):
    """Whether the join is what the definition says."""
    rows = [tuple(row) for row in point_in_time_join(events, features)]
    return rows == [
        (*event, value) for event, value in zip(events, by_definition(events, features))
    ]


def test_random_histories():
    """80 random histories of three entities, with delays, corrections and equal times"""
    rng = Random(1)
    for _ in range(80):
        features = []
        for i in range(rng.randint(0, 15)):
            measured = rng.randint(-5, 10)
            features.append(
                (rng.choice("abc"), measured, measured + rng.choice([0, 0, 1, 6]), i)
            )
        events = [
            (rng.choice("abcd"), rng.randint(-5, 18), i % 2)
            for i in range(rng.randint(1, 10))
        ]
        assert same_as_definition(events, features)


def test_arriving_at_the_same_moment_is_too_late():
    """A value that arrives at the time of the event may be its consequence"""
    assert same_as_definition([("a", 10, 1)], [("a", 9, 10, "x")])
    assert same_as_definition([("a", 10, 1)], [("a", 4, 5, "x"), ("a", 9, 10, "y")])


def test_an_old_value_that_arrives_last():
    """A backfill of old data does not replace what was measured later"""
    assert same_as_definition(
        [("a", 10, 1), ("a", 4, 1)],
        [("a", 6, 6, "new"), ("a", 1, 9, "backfill"), ("a", 0, 2, "first")],
    )


def test_no_events_no_features():
    """Empty lists on either side"""
    assert list(point_in_time_join([], [("a", 1, 1, "x")])) == []
    assert [tuple(row) for row in point_in_time_join([("a", 1, 0)], [])] == [
        ("a", 1, 0, None)
    ]


def test_long_histories():
    """5,000 events and 30,000 values of one entity: looking at all values for each event takes too long"""
    features = [("a", i, i + i % 3, i) for i in range(30_000)]
    events = [("a", 6 * i + 1, i % 2) for i in range(5_000)]
    rows = point_in_time_join(events, features)
    # What is measured at 6i has no delay, so it is known at 6i + 1.
    assert [row[3] for row in rows] == [6 * i for i in range(5_000)]


def test_your_cases_catch_equal_times():
    """A join that counts a value arriving at the time of the event is caught"""
    assert caught(known=lambda m, a, t: a <= t)


def test_your_cases_catch_ignored_delays():
    """A join that looks at the time of measurement only is caught"""
    assert caught(known=lambda m, a, t: m < t)


def test_your_cases_catch_the_last_arrival():
    """A join that takes what arrived last, even if it is older, is caught"""
    assert caught(rank=lambda m, a, i: (a, m, i))


def test_your_cases_catch_ignored_corrections():
    """A join that keeps the first of several values of the same time is caught"""
    assert caught(rank=lambda m, a, i: (m, -a, -i))


def test_your_cases_catch_mixed_entities_and_lost_rows():
    """Joins that ignore the entity, drop events without a value, or take 0 for nothing are caught"""
    assert caught(same=lambda e, f: True)
    cases = [
        (by_definition(events, features), list(expected))
        for events, features, expected in edge_cases()
    ]
    assert any(
        [value for value in got if value is not None] != expected
        for got, expected in cases
    )
    assert any([value or None for value in got] != expected for got, expected in cases)
