# fails: test_an_input_listed_twice
def pipeline_order(inputs):
    users, waiting = {}, {}
    for feature, needed in inputs.items():
        waiting[feature] = waiting.get(feature, 0) + len(needed)
        for source in needed:
            waiting.setdefault(source, 0)
            users.setdefault(source, set()).add(feature)
    order = [feature for feature, count in waiting.items() if count == 0]
    for feature in order:
        for user in users.get(feature, ()):
            waiting[user] -= 1
            if waiting[user] == 0:
                order.append(user)
    if len(order) == len(waiting):
        return order, []
    left = waiting.keys() - set(order)
    feature, place = next(iter(left)), {}
    while feature not in place:
        place[feature] = len(place)
        feature = next((source for source in inputs[feature] if source in left), feature)
    return [], list(place)[place[feature] :]
