def sessions(events, gap):
    """One tuple for each session, by user and start: (user, number, start, end,
    events, amount, running, pause).

    events are (user, time, amount) in any order; a session ends when its user is silent
    for more than gap seconds.
    """
    raise NotImplementedError
