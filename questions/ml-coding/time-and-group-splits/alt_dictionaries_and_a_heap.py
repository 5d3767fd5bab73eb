import heapq
from bisect import bisect_left
from collections import defaultdict


def rows_by(values):
    """{value: its rows}"""
    rows = defaultdict(list)
    for row, value in enumerate(values):
        rows[value].append(row)
    return rows


def stratified_folds(y, k, rng):
    """Shuffles each class and goes on dealing where the class before it stopped."""
    folds, turn = [[] for _ in range(k)], 0
    for rows in rows_by(y.tolist()).values():
        rng.shuffle(rows)
        for row in rows:
            folds[turn % k].append(row)
            turn += 1
    return folds


def group_folds(groups, k):
    """The heap hands out the emptiest fold."""
    heap = [(0, fold, []) for fold in range(k)]
    for rows in sorted(rows_by(groups.tolist()).values(), key=len, reverse=True):
        size, fold, members = heapq.heappop(heap)
        members.extend(rows)
        heapq.heappush(heap, (size + len(rows), fold, members))
    return [members for _, _, members in heap]


def time_splits(t, n_splits, gap=0):
    """Sorts once; every train and test set is a slice of the sorted rows."""
    stamps = t.tolist()
    rows = sorted(range(len(stamps)), key=stamps.__getitem__)
    times = [stamps[row] for row in rows]
    cuts = [round(len(rows) * i / (n_splits + 1)) for i in range(1, n_splits + 1)]
    starts = [bisect_left(times, times[cut]) for cut in cuts]
    splits = []
    for start, end in zip(starts, [*starts[1:], len(rows)]):
        known = bisect_left(times, times[start] - gap)
        splits.append((rows[:known], rows[start:end]))
    return splits
