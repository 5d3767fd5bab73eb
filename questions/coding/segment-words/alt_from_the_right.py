from math import log


def segment(text, counts, penalty=2.3, longest=20):
    """best[start]: the smallest cost of text[start:] and the first word of that split;
    read forward at the end.
    """
    total = sum(counts.values())

    def cost(word):
        if word in counts:
            return -log(counts[word] / total)
        return log(total) + penalty * len(word)

    best = {len(text): (0.0, "")}
    for start in reversed(range(len(text))):
        firsts = [
            text[start : start + size]
            for size in range(1, longest + 1)
            if start + size <= len(text)
        ]
        best[start] = min(
            (cost(word) + best[start + len(word)][0], word) for word in firsts
        )
    words, place = [], 0
    while place < len(text):
        words.append(best[place][1])
        place += len(words[-1])
    return words
