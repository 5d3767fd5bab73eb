from collections import defaultdict


def shingles(document, k):
    """The set of runs of k consecutive words."""
    words = document.lower().split()
    return {tuple(words[i : i + k]) for i in range(len(words) - k + 1)}


def near_duplicates(documents, k, threshold):
    """Pairs (i, j), i < j, of documents (strings) whose k-word shingles have Jaccard similarity >= threshold, in any order."""
    sets = [shingles(document, k) for document in documents]
    holders = defaultdict(list)  # shingle -> earlier documents that contain it
    pairs = []
    for j, B in enumerate(sets):
        shared = defaultdict(int)  # only documents with something in common ever appear here
        for shingle in B:
            for i in holders[shingle]:
                shared[i] += 1
            holders[shingle].append(j)
        for i, common in shared.items():
            if common / (len(sets[i]) + len(B) - common) >= threshold:
                pairs.append((i, j))
    return pairs
