from collections import Counter, defaultdict


def joined(symbols, pair):
    out = []
    for symbol in symbols:
        if out and (out[-1], symbol) == pair:
            out[-1] += symbol  # now longer than the pair's left symbol, so it is not joined again
        else:
            out.append(symbol)
    return out


def train(counts, n):
    """Keeps the pair counts and, for each pair, the words that hold it: a merge recounts only the words it touches."""
    words, total, where = [list(word) for word in counts], Counter(), defaultdict(set)
    times = list(counts.values())

    def count(w, sign):
        for pair in zip(words[w], words[w][1:]):
            total[pair] += sign * times[w]
            where[pair].add(w)

    for w in range(len(words)):
        count(w, +1)
    merges = []
    while len(merges) < n and (alive := [(-c, pair) for pair, c in total.items() if c > 0]):
        pair = min(alive)[1]
        merges.append(pair)
        for w in where.pop(pair):
            count(w, -1)
            words[w] = joined(words[w], pair)
            count(w, +1)
    return merges


def encode(word, merges):
    """Looks up which merges the word needs next and skips the others: the list may hold 50,000."""
    ranks = defaultdict(list)
    for rank, pair in enumerate(merges):
        ranks[pair].append(rank)
    symbols, done = list(word), -1
    while True:
        coming = [r for pair in set(zip(symbols, symbols[1:])) for r in ranks.get(pair, ()) if r > done]
        if not coming:
            return symbols
        done = min(coming)
        symbols = joined(symbols, merges[done])
