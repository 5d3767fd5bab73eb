# fails: test_insertions_can_push_the_rate_above_one
def align(reference, hypothesis):
    n, m = len(reference), len(hypothesis)
    cost = [
        [i + j for j in range(m + 1)] for i in range(n + 1)
    ]  # of two prefixes; the edges are final
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            substitution = reference[i - 1] != hypothesis[j - 1]
            cost[i][j] = min(
                cost[i - 1][j - 1] + substitution,
                cost[i - 1][j] + 1,
                cost[i][j - 1] + 1,
            )

    pairs, i, j = [], n, m
    while i or j:
        if (
            i
            and j
            and cost[i][j]
            == cost[i - 1][j - 1] + (reference[i - 1] != hypothesis[j - 1])
        ):
            i, j = i - 1, j - 1
            pairs.append((reference[i], hypothesis[j]))
        elif i and cost[i][j] == cost[i - 1][j] + 1:
            i -= 1
            pairs.append((reference[i], None))
        else:
            j -= 1
            pairs.append((None, hypothesis[j]))
    return pairs[::-1]


def word_error_rate(references, hypotheses):
    pairs = [
        pair
        for r, h in zip(references, hypotheses)
        for pair in align(r.split(), h.split())
    ]
    return sum(r != h for r, h in pairs) / len(pairs)
