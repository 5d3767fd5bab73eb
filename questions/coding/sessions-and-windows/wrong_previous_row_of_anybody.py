# fails: test_users_are_separate
def sessions(events, gap):
    rows, last_user, end = [], None, None
    for user, time, amount in sorted(events, key=lambda event: event[:2]):
        pause = None if end is None else time - end
        if pause is None or pause > gap:
            number, start, count, total = (
                (number + 1 if user == last_user else 1),
                time,
                0,
                0,
            )
            running = running if user == last_user else 0
            before = pause if user == last_user else None
            rows.append(None)
        last_user, end, count = user, time, count + 1
        total += amount or 0
        running += amount or 0
        rows[-1] = (user, number, start, end, count, total, running, before)
    return rows
