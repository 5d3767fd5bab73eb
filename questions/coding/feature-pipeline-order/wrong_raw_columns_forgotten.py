# fails: test_raw_columns_are_in_the_order
def pipeline_order(inputs):
    waiting = {feature: {source for source in needed if source in inputs} for feature, needed in inputs.items()}
    order = []
    while waiting:
        ready = [feature for feature, needed in waiting.items() if not needed]
        if not ready:
            path = [next(iter(waiting))]
            while path[-1] not in path[:-1]:
                path.append(next(iter(waiting[path[-1]])))
            return [], path[path.index(path[-1]) : -1]
        order += ready
        for feature in ready:
            del waiting[feature]
        for needed in waiting.values():
            needed -= set(ready)
    return order, []
