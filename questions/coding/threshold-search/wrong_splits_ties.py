# fails: test_equal_scores_are_flagged_together
from bisect import bisect_left


def lowest_thresholds(scores, labels, targets):
    thresholds, precisions = [], []
    flagged, hits = len(scores), sum(labels)
    for score, label in sorted(zip(scores, labels)):
        precision = hits / flagged
        if not precisions or precision > precisions[-1]:
            thresholds.append(score)
            precisions.append(precision)
        flagged, hits = flagged - 1, hits - label
    places = [bisect_left(precisions, target) for target in targets]
    return [thresholds[i] if i < len(thresholds) else None for i in places]
