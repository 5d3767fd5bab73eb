def point_in_time_join(events, features):
    """One sweep through time: arrivals update what is known of each entity, events
    read it.
    """
    timeline = [(row[2], 1, position, row) for position, row in enumerate(features)]
    timeline += [
        (row[1], 0, position, row) for position, row in enumerate(events)
    ]  # 0: before arrivals of the same time
    known, joined = {}, [None] * len(events)
    for _, is_arrival, position, row in sorted(timeline, key=lambda moment: moment[:3]):
        if is_arrival:
            entity, measured, _, value = row
            if entity not in known or measured >= known[entity][0]:
                known[entity] = (measured, value)
        else:
            joined[position] = (*row, known.get(row[0], (None, None))[1])
    return joined


def edge_cases():
    """One case for each way to go wrong: a list of (events, features, expected list of
    values).
    """
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
