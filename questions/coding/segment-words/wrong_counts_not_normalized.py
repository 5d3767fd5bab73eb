# fails: test_an_unknown_name_stays_whole
from math import inf, log


def segment(text, counts, penalty=2.3, longest=20):
    best, start_of_last = [0.0] + [-inf] * len(text), [0] * (len(text) + 1)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - longest), end):
            word = text[start:end]
            score = best[start] + (
                log(counts[word]) if word in counts else -penalty * len(word)
            )
            if score > best[end]:
                best[end], start_of_last[end] = score, start
    words, end = [], len(text)
    while end > 0:
        words.append(text[start_of_last[end] : end])
        end = start_of_last[end]
    return words[::-1]
