def permutation_p_value(x, y, draws, rng):
    """Two-sided p-value of the difference in means of two lists, from random
    relabelings; never 0.

    rng is a random.Random.
    """
    raise NotImplementedError


def bootstrap_interval(x, y, draws, rng, level=0.95):
    """Percentile bootstrap interval (low, high) for mean(x) - mean(y)."""
    raise NotImplementedError
