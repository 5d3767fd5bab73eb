from math import floor


def permutation_p_value(x, y, draws, rng):
    """The total is fixed, so the sum of one group tells the difference: draw only the
    smaller group.
    """
    if len(x) > len(y):
        x, y = y, x
    pooled, n = [*x, *y], len(x)
    expected = n * sum(pooled) / len(pooled)  # of the sum of a random group
    observed = abs(sum(x) - expected)
    far = sum(
        abs(sum(rng.sample(pooled, n)) - expected) > observed - 1e-9
        for _ in range(draws)
    )
    return (far + 1) / (draws + 1)


def quantile(ordered, q):
    """Linear interpolation between the neighbors."""
    place = q * (len(ordered) - 1)
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def bootstrap_interval(x, y, draws, rng, level=0.95):
    """Resamples by index; interpolated quantiles."""
    differences = []
    for _ in range(draws):
        of_x = sum(x[rng.randrange(len(x))] for _ in x) / len(x)
        of_y = sum(y[rng.randrange(len(y))] for _ in y) / len(y)
        differences.append(of_x - of_y)
    differences.sort()
    return [
        quantile(differences, (1 - level) / 2),
        quantile(differences, (1 + level) / 2),
    ]
