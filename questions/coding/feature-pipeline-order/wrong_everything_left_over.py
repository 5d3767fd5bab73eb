# fails: test_only_the_cycle_is_reported
def pipeline_order(inputs):
    users, waiting = {}, {}
    for feature, needed in inputs.items():
        waiting[feature] = waiting.get(feature, 0) + len(set(needed))
        for source in set(needed):
            waiting.setdefault(source, 0)
            users.setdefault(source, []).append(feature)
    order = [feature for feature, count in waiting.items() if count == 0]
    for feature in order:
        for user in users.get(feature, []):
            waiting[user] -= 1
            if waiting[user] == 0:
                order.append(user)
    if len(order) == len(waiting):
        return order, []
    return [], [feature for feature, count in waiting.items() if count]
