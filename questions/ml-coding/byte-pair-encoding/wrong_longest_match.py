# fails: test_order_of_merges_matters
from collections import Counter


def merge(symbols, pair):
    out, i = [], 0
    while i < len(symbols):
        joined = tuple(symbols[i : i + 2]) == pair
        out.append("".join(pair) if joined else symbols[i])
        i += 2 if joined else 1
    return out


def train(counts, n):
    words, merges = [(list(word), count) for word, count in counts.items()], []
    for _ in range(n):
        pairs = Counter()
        for symbols, count in words:
            for pair in zip(symbols, symbols[1:]):
                pairs[pair] += count
        if not pairs:
            break
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        words = [(merge(symbols, best), count) for symbols, count in words]
        merges.append(best)
    return merges


def encode(word, merges):
    vocabulary, symbols, start = {a + b for a, b in merges}, [], 0
    longest = max(map(len, vocabulary), default=1)
    while start < len(word):
        ends = range(min(len(word), start + longest), start, -1)
        end = next(e for e in ends if e == start + 1 or word[start:e] in vocabulary)
        symbols.append(word[start:end])
        start = end
    return symbols
