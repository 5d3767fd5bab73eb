from collections import Counter


def merge(symbols, pair):
    """The symbols with every occurrence of the pair joined, from left to right."""
    out, i = [], 0
    while i < len(symbols):
        joined = tuple(symbols[i : i + 2]) == pair
        out.append("".join(pair) if joined else symbols[i])
        i += 2 if joined else 1
    return out


def train(counts, n):
    """At most n merges, pairs of symbols in the order learned, from counts, a dict from word to how often it occurs."""
    words, merges = [(list(word), count) for word, count in counts.items()], []
    while len(merges) < n:
        pairs = Counter()
        for symbols, count in words:
            for pair in zip(symbols, symbols[1:]):
                pairs[pair] += count
        if not pairs:
            break
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))  # most frequent, then smallest
        words = [(merge(symbols, best), count) for symbols, count in words]
        merges.append(best)
    return merges


def encode(word, merges):
    """The symbols of the word after the merges have been replayed in order."""
    symbols = list(word)
    for pair in merges:
        symbols = merge(symbols, pair)
    return symbols
