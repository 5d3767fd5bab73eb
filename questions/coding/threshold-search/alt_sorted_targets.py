def lowest_thresholds(scores, labels, targets):
    """Sorts the targets too and moves through both lists once: the lowest threshold of a higher target is never lower."""
    pairs = sorted(zip(scores, labels))
    n, flagged, hits = len(pairs), len(pairs), sum(labels)
    answers, i = [None] * len(targets), 0
    for place in sorted(range(len(targets)), key=targets.__getitem__):
        while i < n and hits / flagged < targets[place]:
            score = pairs[i][0]
            while i < n and pairs[i][0] == score:
                flagged, hits, i = flagged - 1, hits - pairs[i][1], i + 1
        if i < n:
            answers[place] = pairs[i][0]
    return answers
