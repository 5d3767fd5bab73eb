def lowest_thresholds(scores, labels, targets):
    """For each target precision the lowest score that reaches it as a threshold, or None if no score does.

    A threshold flags every item with score >= threshold; labels are 1 for positives and 0 for the rest.
    """
    raise NotImplementedError
