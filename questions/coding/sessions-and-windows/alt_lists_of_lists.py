from collections import defaultdict


def sessions(events, gap):
    """Group by user, cut each user's events into sessions, and only then summarize."""
    of_user = defaultdict(list)
    for user, time, amount in events:
        of_user[user].append((time, 0 if amount is None else amount))
    table = []
    for user in sorted(of_user):
        own = sorted(of_user[user])
        cuts = [i for i in range(1, len(own)) if own[i][0] - own[i - 1][0] > gap]
        running, last_end = 0, None
        for number, (a, b) in enumerate(zip([0, *cuts], [*cuts, len(own)]), 1):
            start, end = own[a][0], own[b - 1][0]
            amount = sum(value for _, value in own[a:b])
            running += amount
            pause = start - last_end if number > 1 else None
            table.append((user, number, start, end, b - a, amount, running, pause))
            last_end = end
    return table
