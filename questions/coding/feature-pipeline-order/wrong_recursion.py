# fails: test_a_very_long_chain
def pipeline_order(inputs):
    done, path, order = set(), [], []

    def visit(feature):
        if feature in path:
            return path[path.index(feature) :]
        if feature in done:
            return []
        path.append(feature)
        for source in inputs.get(feature, []):
            if cycle := visit(source):
                return cycle
        path.pop()
        done.add(feature)
        order.append(feature)
        return []

    for feature in inputs:
        if cycle := visit(feature):
            return [], cycle
    return order, []
