# fails: test_repeated_shingles_count_once
from collections import Counter, defaultdict


def near_duplicates(documents, k, threshold):
    bags, holders, pairs = [], defaultdict(list), set()
    for j, document in enumerate(documents):
        words = document.lower().split()
        bag = Counter(tuple(words[i : i + k]) for i in range(len(words) - k + 1))
        for i in {i for shingle in bag for i in holders[shingle]}:
            if (bag & bags[i]).total() / (bag | bags[i]).total() >= threshold:
                pairs.add((i, j))
        bags.append(bag)
        for shingle in bag:
            holders[shingle].append(j)
    return pairs
