import sqlite3

QUERY = """
SELECT e.entity, e.time, e.label,
       (SELECT f.value FROM features AS f
        WHERE f.entity = e.entity AND f.measured < e.time AND f.arrived < e.time
        ORDER BY f.measured DESC, f.arrived DESC, f.rowid DESC LIMIT 1)
FROM events AS e ORDER BY e.rowid
"""


def point_in_time_join(events, features):
    """A correlated subquery; the index lets it read from the newest measurement
    backward.
    """
    with sqlite3.connect(":memory:") as base:
        base.execute("CREATE TABLE events (entity, time, label)")
        base.execute("CREATE TABLE features (entity, measured, arrived, value)")
        base.executemany("INSERT INTO events VALUES (?, ?, ?)", events)
        base.executemany("INSERT INTO features VALUES (?, ?, ?, ?)", features)
        base.execute(
            "CREATE INDEX by_measurement ON features (entity, measured, arrived)"
        )
        return base.execute(QUERY).fetchall()


def edge_cases():
    """Tests of such a join: a list of (events, features, expected list of values)."""
    long_ago, before, just_before, now, later = range(5)
    event, old = ("a", now, "clicked"), ("a", long_ago, long_ago, "old")
    new, fixed = ("a", before, before, "new"), ("a", before, just_before, "fixed")
    unseen, early = ("b", now, "clicked"), ("a", long_ago, "left")
    return [
        ([event], [old, ("a", later, later, "future")], ["old"]),
        ([event], [old, ("a", now, now, "same moment")], ["old"]),
        ([event], [old, ("a", before, later, "late")], ["old"]),
        ([event], [new, ("a", long_ago, just_before, "backfill")], ["new"]),
        ([event], [new, fixed], ["fixed"]),
        ([event], [old, ("b", before, before, "of another")], ["old"]),
        ([unseen, event, early], [("a", before, before, 0)], [None, 0, None]),
    ]
