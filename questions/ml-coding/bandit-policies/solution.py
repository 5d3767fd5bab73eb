import numpy as np


def epsilon_greedy(successes, pulls, epsilon, rng):
    """Index of the next arm, from two (K,) integer arrays: rewards of 1 and pulls so
    far.
    """
    if np.min(pulls) == 0:
        return np.argmin(pulls)
    if rng.random() < epsilon:
        return rng.integers(len(pulls))
    return np.argmax(successes / pulls)


def ucb1(successes, pulls):
    """Index of an arm with the largest upper confidence bound."""
    if np.min(pulls) == 0:
        return np.argmin(pulls)
    bonus = np.sqrt(2 * np.log(np.sum(pulls)) / pulls)
    return np.argmax(successes / pulls + bonus)


def thompson(successes, pulls, rng):
    """Index of an arm, drawn with the probability that it is the best, given uniform
    priors.
    """
    return np.argmax(rng.beta(1 + successes, 1 + pulls - successes))


def simulate(policy, p, horizon, rng):
    """Plays horizon rounds of arm = policy(successes, pulls) on arms that pay 1 with
    probabilities p.

    Returns (successes, pulls), both (K,).
    """
    successes, pulls = np.zeros(len(p), dtype=int), np.zeros(len(p), dtype=int)
    for _ in range(horizon):
        arm = policy(successes, pulls)
        successes[arm] += rng.random() < p[arm]
        pulls[arm] += 1
    return successes, pulls
