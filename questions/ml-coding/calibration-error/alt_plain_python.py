from math import nan


def totals(y, p, key):
    """{key: [count, positives, sum of predictions]}"""
    groups = {}
    for label, value in zip(map(int, y), map(float, p)):
        group = groups.setdefault(key(value), [0, 0, 0.0])
        group[0] += 1
        group[1] += label
        group[2] += value
    return groups


def reliability(y, p, n_bins=10):
    """A dictionary of bins; what is not in it was empty."""
    counts, mean_p, rate = [0] * n_bins, [nan] * n_bins, [nan] * n_bins
    bins = totals(y, p, lambda value: min(int(value * n_bins), n_bins - 1))
    for b, (n, positives, total) in bins.items():
        counts[b], mean_p[b], rate[b] = n, total / n, positives / n
    return counts, mean_p, rate


def calibration_error(y, p, n_bins=10):
    """Each bin adds |sum of predictions - positives|: its count cancels."""
    bins = totals(y, p, lambda value: min(int(value * n_bins), n_bins - 1))
    return sum(abs(total - positives) for _, positives, total in bins.values()) / len(p)


def brier_parts(y, p):
    """One group for each distinct prediction."""
    n, base = len(p), sum(map(int, y)) / len(p)
    reliability = resolution = 0.0
    for value, (count, positives, _) in totals(y, p, lambda value: value).items():
        reliability += count / n * (value - positives / count) ** 2
        resolution += count / n * (positives / count - base) ** 2
    return reliability, resolution, base - base**2
