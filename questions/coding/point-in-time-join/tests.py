from answer import edge_cases, point_in_time_join
from handbook.judge import unchanged


def values(events, features):
    """The joined values, once the events are known to be there in their order."""
    rows = [tuple(row) for row in point_in_time_join(events, features)]
    assert [row[:3] for row in rows] == [tuple(event) for event in events]
    return [row[3] for row in rows]


def true_values(events, features):
    """The values by definition, looking at every feature for every event."""
    found = []
    for entity, time, _ in events:
        known = [
            (m, a, i, v)
            for i, (e, m, a, v) in enumerate(features)
            if e == entity and a < time
        ]
        found.append(max(known, key=lambda row: row[:3])[3] if known else None)
    return found


def test_the_last_value_before_the_event():
    """Events at 10 and 20 see what was measured before them, and nothing later"""
    features = [
        ("a", 15, 15, "x15"),
        ("a", 5, 5, "x5"),
        ("a", 25, 25, "x25"),
        ("b", 9, 9, "y9"),
    ]
    assert values([("a", 20, 1), ("a", 10, 0), ("b", 10, 1)], features) == [
        "x15",
        "x5",
        "y9",
    ]


def test_a_late_value_was_not_known():
    """Measured at 8, but arrived at 12: not known at 10, known at 13"""
    features = [("a", 2, 2, "old"), ("a", 8, 12, "late")]
    assert values([("a", 10, 1), ("a", 13, 1)], features) == ["old", "late"]


def test_events_without_a_value_stay():
    """An unknown entity and an event before all values give None and keep their rows"""
    assert values([("b", 10, 1), ("a", 10, 0), ("a", 2, 1)], [("a", 3, 3, 0)]) == [
        None,
        0,
        None,
    ]


def test_a_correction_replaces():
    """Of two values measured at the same time the one that arrived later counts, and of two such the later in the list"""
    features = [
        ("a", 5, 8, "corrected"),
        ("a", 5, 6, "wrong"),
        ("b", 5, 6, "first"),
        ("b", 5, 6, "second"),
    ]
    assert values([("a", 10, 1), ("a", 8, 1), ("b", 7, 1)], features) == [
        "corrected",
        "wrong",
        "second",
    ]


def test_your_cases_are_right():
    """Every case expects what the definition says, one value for each event"""
    for events, features, expected in edge_cases():
        assert list(expected) == true_values(events, features)


def test_your_cases_catch_looking_ahead():
    """A join that takes the newest value of all is caught by one of your cases"""

    def broken(events, features):
        newest = {}
        for e, m, a, v in sorted(features, key=lambda row: row[1:3]):
            newest[e] = v
        return [newest.get(e) for e, _, _ in events]

    assert any(
        broken(events, features) != list(expected)
        for events, features, expected in edge_cases()
    )


def test_inputs_are_not_changed():
    """Neither list is sorted in place"""
    assert unchanged(
        point_in_time_join,
        [("a", 9, 1), ("a", 3, 0)],
        [("a", 5, 6, "y"), ("a", 1, 2, "x")],
    )
