# fails: test_a_low_threshold_behind_a_bad_stretch
def lowest_thresholds(scores, labels, targets):
    distinct = sorted(set(scores))
    hits, flagged = {}, {}
    running = total = 0
    for score, label in sorted(zip(scores, labels), reverse=True):
        running, total = running + label, total + 1
        hits[score], flagged[score] = running, total
    answers = []
    for target in targets:
        low, high = 0, len(distinct)
        while low < high:
            middle = (low + high) // 2
            if hits[distinct[middle]] / flagged[distinct[middle]] >= target:
                high = middle
            else:
                low = middle + 1
        answers.append(distinct[low] if low < len(distinct) else None)
    return answers
