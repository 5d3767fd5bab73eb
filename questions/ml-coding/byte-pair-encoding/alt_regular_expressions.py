import re
from collections import Counter

# Symbols are kept in one string, each followed by a private-use character, which the text is assumed not to contain.
END = "\ue000"


def merge(text, pair):
    left, right = map(re.escape, pair)
    return re.sub(f"(?:(?<={END})|^){left}{END}{right}{END}", lambda found: found[0][: len(pair[0])] + pair[1] + END, text)


def train(counts, n):
    """The approach of published scripts: substitution with guards at the symbols' borders."""
    texts, merges = [(END.join(word) + END, count) for word, count in counts.items()], []
    for _ in range(n):
        pairs = Counter()
        for text, count in texts:
            symbols = text.split(END)[:-1]
            for i in range(1, len(symbols)):
                pairs[symbols[i - 1], symbols[i]] += count
        if not pairs:
            break
        highest = max(pairs.values())
        best = sorted(pair for pair, count in pairs.items() if count == highest)[0]
        texts = [(merge(text, best), count) for text, count in texts]
        merges.append(best)
    return merges


def encode(word, merges):
    text = END.join(word) + END if word else ""
    for pair in merges:
        text = merge(text, pair)
    return text.split(END)[:-1]
