import numpy as np


def pick(scores):
    return np.flatnonzero(scores == np.max(scores))[-1]


def ratio(successes, pulls):
    """Success rates; infinity for an arm without pulls, so that it comes first."""
    return np.where(pulls > 0, successes / np.maximum(pulls, 1), np.inf)


def epsilon_greedy(successes, pulls, epsilon, rng):
    """The whole distribution over arms, then one draw from it."""
    rates = ratio(successes, pulls)
    best = pick(rates)
    explore = epsilon if np.isfinite(rates[best]) else 0.0
    return rng.choice(
        len(pulls),
        p=explore / len(pulls) + (1 - explore) * (np.arange(len(pulls)) == best),
    )


def ucb1(successes, pulls):
    t = max(np.sum(pulls), 1)
    return pick(ratio(successes, pulls) + np.sqrt(2 * np.log(t) / np.maximum(pulls, 1)))


def thompson(successes, pulls, rng):
    """A beta variable is one gamma variable as a share of two."""
    a, b = rng.gamma(1.0 + successes), rng.gamma(1.0 + pulls - successes)
    return pick(a / (a + b))


def simulate(policy, p, horizon, rng):
    """All rewards are drawn beforehand, so several policies can be compared on the same
    luck.
    """
    rewards = rng.random((horizon, len(p))) < np.asarray(p)
    arms = np.full(horizon, -1)
    successes = pulls = np.zeros(len(p), dtype=int)
    for t in range(horizon):
        arms[t] = arm = policy(successes, pulls)
        one = np.arange(len(p)) == arm
        successes, pulls = successes + one * rewards[t, arm], pulls + one
    return successes, pulls
