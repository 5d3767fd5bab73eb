def pipeline_order(inputs):
    """(order, []) with every feature after all of its inputs or, if that is impossible, ([], cycle).

    inputs maps a feature to the list of features it is computed from. In the cycle each feature needs the next one, and
    the last needs the first; none is repeated.
    """
    raise NotImplementedError
