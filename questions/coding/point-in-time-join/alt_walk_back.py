from bisect import bisect_left
from collections import defaultdict


def point_in_time_join(events, features):
    """Sort by time of measurement, start at the last one before the event, walk back
    over what had not arrived.
    """
    rows_of = defaultdict(list)
    for position, (entity, measured, arrived, value) in enumerate(features):
        rows_of[entity].append((measured, arrived, position, value))
    for rows in rows_of.values():
        rows.sort(key=lambda row: row[:3])
    joined = []
    for entity, time, label in events:
        rows = rows_of.get(entity, [])
        place = bisect_left(rows, time, key=lambda row: row[0]) - 1
        while place >= 0 and rows[place][1] >= time:
            place -= 1
        joined.append((entity, time, label, rows[place][3] if place >= 0 else None))
    return joined


def edge_cases():
    """The same pitfalls in two bigger cases, with several events each."""
    features = [
        ("a", 2, 2, "v2"),
        ("a", 8, 14, "v8"),
        ("a", 5, 5, "wrong"),
        ("a", 5, 6, "v5"),
        ("a", 1, 9, "v1"),
    ]
    events = [
        ("a", 20, 1),
        ("a", 10, 1),
        ("a", 14, 0),
        ("a", 2, 0),
        ("a", 6, 0),
        ("b", 50, 1),
    ]
    first = (events, features, ["v8", "v5", "v5", None, "wrong", None])
    mixed = [("a", 3, 3, 0), ("b", 4, 4, 7), ("a", 40, 40, 9)]
    second = ([("b", 30, 1), ("a", 30, 1), ("c", 30, 1)], mixed, [7, 0, None])
    return [first, second]
