import numpy as np


def ndcg(grades, scores, k):
    """Cumulative sums of discounts give the mean discount of each tie."""
    grades, scores = np.asarray(grades, dtype=float), np.asarray(scores)
    gain = np.exp2(grades) - 1
    n = len(gain)
    discount = 1 / np.log2(np.arange(2, n + 2))
    discount[k:] = 0
    ideal = (np.sort(gain)[::-1] * discount).sum()
    if ideal == 0:
        return float("nan")
    ascending = np.sort(scores)
    first = n - np.searchsorted(ascending, scores, side="right")  # how many are above
    last = n - np.searchsorted(ascending, scores, side="left")
    sums = np.append(0, np.cumsum(discount))
    return float((gain * (sums[last] - sums[first]) / (last - first)).sum() / ideal)


def average_precision(grades, scores):
    """Hits in a tie are a constant plus a slope: harmonic sums do the rest."""
    relevant = np.asarray(grades) > 0
    if not relevant.any():
        return float("nan")
    s, n = np.asarray(scores)[relevant], len(relevant)
    all_sorted, hits, sides = np.sort(scores), np.sort(s), ("right", "left")
    above, level = (n - np.searchsorted(all_sorted, s, side) for side in sides)
    h_above, h_level = (len(s) - np.searchsorted(hits, s, side) for side in sides)
    m, r = level - above, h_level - h_above
    slope = (r - 1) / np.maximum(m - 1, 1)  # expected hits gained per place
    harmonic = np.append(0, np.cumsum(1 / np.arange(1, n + 1)))
    inverse_ranks = harmonic[level] - harmonic[above]
    # sum over ranks of (h_above + 1 + slope * (rank - above - 1)) / rank
    total = (h_above + 1 - slope * (above + 1)) * inverse_ranks + slope * m
    return float((total / m).mean())
