from collections import Counter, defaultdict
from math import ceil


def near_duplicates(documents, k, threshold):
    """Indexes only the rarest shingles of each document.

    Similarity t needs t * |B| shared shingles, so a pair must share one of the |B| - ceil(t |B|) + 1 rarest ones.
    """
    sets = []
    for document in documents:
        words = document.lower().split()
        sets.append({tuple(words[i : i + k]) for i in range(len(words) - k + 1)})
    frequency = Counter(shingle for B in sets for shingle in B)
    index, pairs = defaultdict(list), []
    for j, B in enumerate(sets):
        rarest = sorted(B, key=lambda shingle: (frequency[shingle], shingle))
        prefix = rarest[: len(B) - ceil(threshold * len(B) - 1e-9) + 1]
        for i in {i for shingle in prefix for i in index[shingle]}:
            common = len(sets[i] & B)
            if common / (len(sets[i]) + len(B) - common) >= threshold:
                pairs.append([i, j])
        for shingle in prefix:
            index[shingle].append(j)
    return pairs
