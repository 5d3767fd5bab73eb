def near_duplicates(documents, k, threshold):
    """Pairs (i, j), i < j, of documents (strings) whose k-word shingles have Jaccard similarity >= threshold, in any order."""
    raise NotImplementedError
