# fails: test_fifteen_thousand_documents
def near_duplicates(documents, k, threshold):
    sets = []
    for document in documents:
        words = document.lower().split()
        sets.append({tuple(words[i : i + k]) for i in range(len(words) - k + 1)})
    pairs = []
    for j, B in enumerate(sets):
        pairs += [(i, j) for i, A in enumerate(sets[:j]) if A & B and len(A & B) / len(A | B) >= threshold]
    return pairs
