# fails: test_shared_inputs_are_not_a_cycle
def pipeline_order(inputs):
    order = []
    for root in inputs:
        if root in order:
            continue
        stack, path = [root], []
        while stack:
            feature = stack.pop()
            if feature in path:
                return [], path[path.index(feature) :]
            path.append(feature)
            stack += inputs.get(feature, [])
        order += [feature for feature in reversed(path) if feature not in order]
    return order, []
