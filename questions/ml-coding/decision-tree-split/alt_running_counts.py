from collections import Counter


def best_split(x, y, criterion="gini"):
    """One pass in plain Python, moving one example at a time from right to left."""
    pairs = sorted(zip([float(v) for v in x], list(y)), key=lambda p: p[0])
    n = len(pairs)
    if criterion == "gini":
        left, right = Counter(), Counter(v for _, v in pairs)
        squares_left, squares_right = 0, sum(c * c for c in right.values())
        score = squares_right / n
    else:
        mean = sum(float(v) for _, v in pairs) / n
        sum_left = 0.0
        sum_right = sum(float(v) - mean for _, v in pairs)
    best = None
    for i, (value, target) in enumerate(pairs[:-1], start=1):
        if criterion == "gini":
            squares_left += 2 * left[target] + 1
            squares_right += 1 - 2 * right[target]
            left[target] += 1
            right[target] -= 1
            gain = (squares_left / i + squares_right / (n - i) - score) / n
        else:
            sum_left += float(target) - mean
            sum_right -= float(target) - mean
            gain = (sum_left**2 / i + sum_right**2 / (n - i)) / n
        after = pairs[i][0]
        if value < after and gain > 1e-9 and (best is None or gain > best[1] + 1e-9):
            middle = (value + after) / 2
            best = (middle if middle < after else value), gain
    return best
