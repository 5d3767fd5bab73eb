from math import inf, log


def segment(text, counts, penalty=2.3, longest=20):
    """The most probable split of text (a string without spaces) into words, as a list
    of strings.

    counts maps known words to how often each was seen. No word has more than longest
    characters.
    """
    log_total = log(sum(counts.values()))

    def log_probability(word):
        known = word in counts
        return (log(counts[word]) if known else -penalty * len(word)) - log_total

    n = len(text)
    best = [0.0] + [-inf] * n  # best[end]: log-probability of the best split so far
    start_of_last = [0] * (n + 1)
    for end in range(1, n + 1):
        for start in range(max(0, end - longest), end):
            score = best[start] + log_probability(text[start:end])
            if score > best[end]:
                best[end], start_of_last[end] = score, start

    words, end = [], n
    while end > 0:
        words.append(text[start_of_last[end] : end])
        end = start_of_last[end]
    return words[::-1]
