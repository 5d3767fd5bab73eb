import bisect


def roc_auc(y, scores):
    """For each positive: negatives strictly below it, plus half of those level with it."""
    negatives = sorted(s for label, s in zip(y, scores) if not label)
    positives = [s for label, s in zip(y, scores) if label]
    if not negatives or not positives:
        raise ValueError("one class only")
    wins = sum(bisect.bisect_left(negatives, s) + bisect.bisect_right(negatives, s) for s in positives) / 2
    return wins / (len(positives) * len(negatives))
