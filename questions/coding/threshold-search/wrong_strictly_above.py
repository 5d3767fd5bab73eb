# fails: test_exactly_the_target
from bisect import bisect_right


def lowest_thresholds(scores, labels, targets):
    thresholds, precisions = [], []
    flagged, hits, previous = len(scores), sum(labels), None
    for score, label in sorted(zip(scores, labels)):
        if score != previous:
            precision = hits / flagged
            if not precisions or precision > precisions[-1]:
                thresholds.append(score)
                precisions.append(precision)
        flagged, hits, previous = flagged - 1, hits - label, score
    places = [bisect_right(precisions, target) for target in targets]
    return [thresholds[i] if i < len(thresholds) else None for i in places]
