# fails: test_a_late_value_was_not_known
from bisect import bisect_left
from collections import defaultdict


def point_in_time_join(events, features):
    known = defaultdict(lambda: ([], []))
    for entity, measured, arrived, value in sorted(features, key=lambda row: row[1]):
        times, best = known[entity]
        overtaken = best and best[-1][0] > measured
        times.append(measured)
        best.append(best[-1] if overtaken else (measured, value))

    rows = []
    for entity, time, label in events:
        times, best = known[entity]
        arrived_before = bisect_left(times, time)
        rows.append(
            (
                entity,
                time,
                label,
                best[arrived_before - 1][1] if arrived_before else None,
            )
        )
    return rows


def edge_cases():
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
