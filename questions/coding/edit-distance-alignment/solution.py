def align(reference, hypothesis):
    """The cheapest alignment of two lists of words, as a list of pairs (reference
    word, hypothesis word).

    None stands for the missing partner of a deleted (word, None) or an inserted (None,
    word) word.
    """
    n, m = len(reference), len(hypothesis)
    cost = [[i + j for j in range(m + 1)] for i in range(n + 1)]  # edges are final
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            pair = cost[i - 1][j - 1] + (reference[i - 1] != hypothesis[j - 1])
            cost[i][j] = min(pair, cost[i - 1][j] + 1, cost[i][j - 1] + 1)

    pairs, i, j = [], n, m
    while i and j:
        pair = cost[i - 1][j - 1] + (reference[i - 1] != hypothesis[j - 1])
        if cost[i][j] == pair:
            i, j = i - 1, j - 1
            pairs.append((reference[i], hypothesis[j]))
        elif cost[i][j] == cost[i - 1][j] + 1:
            i -= 1
            pairs.append((reference[i], None))
        else:
            j -= 1
            pairs.append((None, hypothesis[j]))
    deleted, inserted = reference[:i], hypothesis[:j]
    return [(r, None) for r in deleted] + [(None, h) for h in inserted] + pairs[::-1]


def word_error_rate(references, hypotheses):
    """Errors over all sentences (strings of words) divided by the number of words in
    all references.
    """
    errors = words = 0
    for reference, hypothesis in zip(references, hypotheses):
        errors += sum(r != h for r, h in align(reference.split(), hypothesis.split()))
        words += len(reference.split())
    return errors / words
