import math
from bisect import bisect_left
from collections import Counter


def split(x):
    known = [v for v in map(float, x) if not math.isnan(v)]
    return known, len(x)


def psi(reference, current, bins=10, floor=1e-4):
    """Walks up the sorted values and cuts whenever the next 1/bins is reached."""
    known, _ = split(reference)
    counts, edges, seen, goal = Counter(known), [], 0, 1
    for value in sorted(counts):
        seen += counts[value]
        if goal < bins and seen * bins >= goal * len(known):
            edges.append(value)
            goal = seen * bins // len(known) + 1

    def shares(x):
        values, n = split(x)
        tally = Counter(bisect_left(edges, v) for v in values)
        tally["missing"] = n - len(values)
        return {
            b: max(tally[b] / n, floor) for b in [*range(len(edges) + 1), "missing"]
        }

    p, q = shares(reference), shares(current)
    return sum((q[b] - p[b]) * math.log(q[b] / p[b]) for b in p)


def ks(reference, current):
    """Two pointers over the sorted samples; the gap is read after all copies of a value
    on both sides.
    """
    a, b = sorted(split(reference)[0]), sorted(split(current)[0])
    i = j = 0
    best = 0.0
    while i < len(a) and j < len(b):
        value = min(a[i], b[j])
        while i < len(a) and a[i] == value:
            i += 1
        while j < len(b) and b[j] == value:
            j += 1
        best = max(best, abs(i / len(a) - j / len(b)))
    return best  # once one side is used up the gap only shrinks
