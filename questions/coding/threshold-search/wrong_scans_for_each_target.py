# fails: test_many_scores_and_many_targets
def lowest_thresholds(scores, labels, targets):
    groups = {}
    for score, label in zip(scores, labels):
        groups.setdefault(score, []).append(label)
    curve, hits, flagged = [], 0, 0
    for score in sorted(groups, reverse=True):
        hits, flagged = hits + sum(groups[score]), flagged + len(groups[score])
        curve.append((score, hits / flagged))
    return [min((score for score, precision in curve if precision >= target), default=None) for target in targets]
