from collections import Counter
from itertools import groupby


def near_duplicates(documents, k, threshold):
    """Sorts (shingle, document) rows and counts pairs inside each run: how one would write it as a join or a map-reduce job."""
    rows, sizes = [], []
    for d, document in enumerate(documents):
        words = document.lower().split()
        found = {" ".join(words[i : i + k]) for i in range(len(words) - k + 1)}
        sizes.append(len(found))
        rows += [(shingle, d) for shingle in found]
    shared = Counter()
    for _, run in groupby(sorted(rows), key=lambda row: row[0]):
        holders = [d for _, d in run]
        for position, j in enumerate(holders):
            for i in holders[:position]:
                shared[i, j] += 1
    return {(i, j) for (i, j), common in shared.items() if common >= threshold * (sizes[i] + sizes[j] - common)}
