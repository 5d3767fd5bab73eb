# fails: test_a_long_text
from math import exp


def segment(text, counts, penalty=2.3, longest=20):
    total = sum(counts.values())

    def probability(word):
        return (
            counts[word] / total
            if word in counts
            else exp(-penalty * len(word)) / total
        )

    best, start_of_last = [1.0] + [-1.0] * len(text), [0] * (len(text) + 1)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            p = best[start] * probability(text[start:end])
            if p > best[end]:
                best[end], start_of_last[end] = p, start
    words, end = [], len(text)
    while end > 0:
        words.append(text[start_of_last[end] : end])
        end = start_of_last[end]
    return words[::-1]
