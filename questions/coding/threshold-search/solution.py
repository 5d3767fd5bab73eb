from bisect import bisect_left


def lowest_thresholds(scores, labels, targets):
    """For each target precision the lowest score that reaches it as a threshold, or None if no score does.

    A threshold flags every item with score >= threshold; labels are 1 for positives and 0 for the rest.
    """
    thresholds, precisions = [], []  # only those that beat every lower threshold: both rise
    flagged, hits, previous = len(scores), sum(labels), None
    for score, label in sorted(zip(scores, labels)):
        if score != previous:  # first of its ties: it and everything after it is flagged
            precision = hits / flagged
            if not precisions or precision > precisions[-1]:
                thresholds.append(score)
                precisions.append(precision)
        flagged, hits, previous = flagged - 1, hits - label, score
    places = [bisect_left(precisions, target) for target in targets]
    return [thresholds[i] if i < len(thresholds) else None for i in places]
