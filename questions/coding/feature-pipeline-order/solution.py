from collections import defaultdict


def pipeline_order(inputs):
    """(order, []) with every feature after all of its inputs or, if that is impossible, ([], cycle).

    inputs maps a feature to the list of features it is computed from. In the cycle each feature needs the next one, and
    the last needs the first; none is repeated.
    """
    users, waiting = defaultdict(list), {}  # waiting: feature -> how many of its inputs are not computed yet
    for feature, needed in inputs.items():
        waiting[feature] = waiting.get(feature, 0) + len(set(needed))
        for source in set(needed):
            waiting.setdefault(source, 0)
            users[source].append(feature)
    order = [feature for feature, count in waiting.items() if count == 0]
    for feature in order:  # grows while we go through it
        for user in users[feature]:
            waiting[user] -= 1
            if waiting[user] == 0:
                order.append(user)
    if len(order) == len(waiting):
        return order, []
    left = waiting.keys() - set(order)  # each of these still waits for another of these
    feature, place = next(iter(left)), {}
    while feature not in place:
        place[feature] = len(place)
        feature = next(source for source in inputs[feature] if source in left)
    return [], list(place)[place[feature] :]
