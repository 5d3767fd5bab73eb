# fails: test_interval_has_the_right_tails
def mean(values):
    return sum(values) / len(values)


def permutation_p_value(x, y, draws, rng):
    pooled, n, extreme = [*x, *y], len(x), 1
    observed = abs(mean(x) - mean(y))
    for _ in range(draws):
        rng.shuffle(pooled)
        if abs(mean(pooled[:n]) - mean(pooled[n:])) >= observed - 1e-9:
            extreme += 1
    return extreme / (draws + 1)


def bootstrap_interval(x, y, draws, rng, level=0.95):
    differences = sorted(
        mean(rng.choices(x, k=len(x))) - mean(rng.choices(y, k=len(y)))
        for _ in range(draws)
    )
    cut = int((1 - level) * draws)
    return differences[cut], differences[-1 - cut]
