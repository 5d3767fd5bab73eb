def point_in_time_join(events, features):
    """For each event (entity, time, label), in the same order: (entity, time, label,
    value).

    features are (entity, measured, arrived, value) in any order. The value is the one
    measured last among those of the entity that arrived before the event; None without
    any.
    """
    raise NotImplementedError


def edge_cases():
    """Your tests of such a join: a list of (events, features, expected list of
    values).
    """
    raise NotImplementedError
