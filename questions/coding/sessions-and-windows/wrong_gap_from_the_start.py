# fails: test_a_long_session
from itertools import groupby
from operator import itemgetter


def sessions(events, gap):
    rows = []
    in_order = sorted(events, key=itemgetter(0, 1))
    for user, own in groupby(in_order, key=itemgetter(0)):
        number, running, end = 0, 0, None
        for _, time, amount in own:
            pause = None if end is None else time - end
            if pause is None or time - start > gap:
                number, start, count, total, before = number + 1, time, 0, 0, pause
                rows.append(None)
            end, count = time, count + 1
            total += amount or 0
            running += amount or 0
            rows[-1] = (user, number, start, end, count, total, running, before)
    return rows
