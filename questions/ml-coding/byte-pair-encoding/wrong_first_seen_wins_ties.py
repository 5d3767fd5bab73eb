# fails: test_ties_go_to_the_smallest_pair
from collections import Counter


def merge(symbols, pair):
    out, i = [], 0
    while i < len(symbols):
        joined = tuple(symbols[i : i + 2]) == pair
        out.append("".join(pair) if joined else symbols[i])
        i += 2 if joined else 1
    return out


def train(counts, n):
    words, merges = {word: list(word) for word in counts}, []
    for _ in range(n):
        pairs = Counter()
        for word, symbols in words.items():
            for pair in zip(symbols, symbols[1:]):
                pairs[pair] += counts[word]
        if not pairs:
            break
        best = pairs.most_common(1)[0][0]
        words = {word: merge(symbols, best) for word, symbols in words.items()}
        merges.append(best)
    return merges


def encode(word, merges):
    symbols = list(word)
    for pair in merges:
        symbols = merge(symbols, pair)
    return symbols
