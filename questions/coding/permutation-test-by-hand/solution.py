def mean(values):
    return sum(values) / len(values)


def permutation_p_value(x, y, draws, rng):
    """Two-sided p-value of the difference in means of two lists, from random
    relabelings; never 0.

    rng is a random.Random.
    """
    pooled, n = [*x, *y], len(x)
    observed = abs(mean(x) - mean(y))
    extreme = 1  # the labels as they are count as one of the relabelings
    for _ in range(draws):
        rng.shuffle(pooled)
        difference = abs(mean(pooled[:n]) - mean(pooled[n:]))
        extreme += difference >= observed - 1e-9  # rounding must not break ties
    return extreme / (draws + 1)


def bootstrap_interval(x, y, draws, rng, level=0.95):
    """Percentile bootstrap interval (low, high) for mean(x) - mean(y)."""
    differences = sorted(
        mean(rng.choices(x, k=len(x))) - mean(rng.choices(y, k=len(y)))
        for _ in range(draws)
    )
    cut = int((1 - level) / 2 * draws)  # so many are left out on either side
    return differences[cut], differences[-1 - cut]
