# fails: test_words_count_as_often_as_they_occur
from collections import Counter


def merge(symbols, pair):
    out, i = [], 0
    while i < len(symbols):
        joined = tuple(symbols[i : i + 2]) == pair
        out.append("".join(pair) if joined else symbols[i])
        i += 2 if joined else 1
    return out


def train(counts, n):
    words, merges = [list(word) for word in counts], []
    for _ in range(n):
        pairs = Counter(pair for symbols in words for pair in zip(symbols, symbols[1:]))
        if not pairs:
            break
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        words = [merge(symbols, best) for symbols in words]
        merges.append(best)
    return merges


def encode(word, merges):
    symbols = list(word)
    for pair in merges:
        symbols = merge(symbols, pair)
    return symbols
