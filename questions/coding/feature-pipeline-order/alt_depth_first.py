def pipeline_order(inputs):
    """Depth-first search with an explicit stack; a feature is done after all of its inputs."""
    ACTIVE, DONE = 1, 2
    state, order = {}, []
    for root in inputs:
        if root in state:
            continue
        state[root] = ACTIVE
        path, rest = [root], [iter(inputs[root])]
        while path:
            for source in rest[-1]:
                if state.get(source) == ACTIVE:  # it is on the path: the path from there on is a cycle
                    return [], path[path.index(source) :]
                if source not in state:
                    state[source] = ACTIVE
                    path.append(source)
                    rest.append(iter(inputs.get(source, ())))
                    break
            else:
                rest.pop()
                state[path[-1]] = DONE
                order.append(path.pop())
    return order, []
