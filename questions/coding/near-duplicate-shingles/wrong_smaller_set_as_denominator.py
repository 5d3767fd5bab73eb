# fails: test_a_quote_is_not_a_duplicate
from collections import defaultdict


def near_duplicates(documents, k, threshold):
    holders, sizes, shared = defaultdict(list), [], defaultdict(int)
    for j, document in enumerate(documents):
        words = document.lower().split()
        found = {tuple(words[i : i + k]) for i in range(len(words) - k + 1)}
        sizes.append(len(found))
        for shingle in found:
            for i in holders[shingle]:
                shared[i, j] += 1
            holders[shingle].append(j)
    return [(i, j) for (i, j), common in shared.items() if common / min(sizes[i], sizes[j]) >= threshold]
