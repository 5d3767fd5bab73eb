# fails: test_precision_may_rise_again
def lowest_thresholds(scores, labels, targets):
    groups = {}
    for score, label in zip(scores, labels):
        groups.setdefault(score, []).append(label)
    answers = []
    for target in targets:
        best, hits, flagged = None, 0, 0
        for score in sorted(groups, reverse=True):
            hits, flagged = hits + sum(groups[score]), flagged + len(groups[score])
            if hits / flagged < target:
                break
            best = score
        answers.append(best)
    return answers
