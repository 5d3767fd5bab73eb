# fails: test_only_whole_symbols_are_joined
from collections import Counter


def merge(text, pair):
    return text.replace(" ".join(pair), "".join(pair))


def train(counts, n):
    texts, merges = {" ".join(word): count for word, count in counts.items()}, []
    for _ in range(n):
        pairs = Counter()
        for text, count in texts.items():
            symbols = text.split(" ")
            for pair in zip(symbols, symbols[1:]):
                pairs[pair] += count
        if not pairs:
            break
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        texts = {merge(text, best): count for text, count in texts.items()}
        merges.append(best)
    return merges


def encode(word, merges):
    text = " ".join(word)
    for pair in merges:
        text = merge(text, pair)
    return text.split(" ") if text else []
