def lowest_thresholds(scores, labels, targets):
    """Keeps every distinct threshold and replaces its precision by the best at any lower or equal one, then bisects by hand."""
    groups = {}
    for score, label in zip(scores, labels):
        hits, count = groups.get(score, (0, 0))
        groups[score] = (hits + label, count + 1)
    descending = sorted(groups, reverse=True)
    precision, hits, flagged = [], 0, 0
    for score in descending:
        hits, flagged = hits + groups[score][0], flagged + groups[score][1]
        precision.append(hits / flagged)
    reachable = precision[:]  # reachable[i]: the best precision at threshold i or below; never rises with i
    for i in range(len(reachable) - 2, -1, -1):
        reachable[i] = max(reachable[i], reachable[i + 1])
    answers = []
    for target in targets:
        low, high = 0, len(reachable)  # reachable[:low] meets the target, reachable[high:] does not
        while low < high:
            middle = (low + high) // 2
            if reachable[middle] >= target:
                low = middle + 1
            else:
                high = middle
        answers.append(descending[low - 1] if low else None)
    return answers
