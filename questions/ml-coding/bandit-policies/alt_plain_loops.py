import math

import numpy as np


def unpulled(pulls):
    return [arm for arm, n in enumerate(pulls) if n == 0]


def epsilon_greedy(successes, pulls, epsilon, rng):
    if fresh := unpulled(pulls):
        return fresh[int(rng.random() * len(fresh))]
    arms = range(len(pulls))
    best = max(arms, key=lambda arm: successes[arm] / pulls[arm])
    u = rng.random()
    # one draw for both
    return best if u >= epsilon else min(int(u / epsilon * len(pulls)), len(pulls) - 1)


def ucb1(successes, pulls):
    if fresh := unpulled(pulls):
        return fresh[-1]
    log_t = math.log(sum(pulls))
    return max(
        range(len(pulls)),
        key=lambda arm: successes[arm] / pulls[arm] + math.sqrt(2 * log_t / pulls[arm]),
    )


def thompson(successes, pulls, rng):
    """Beta(1 + s, 1 + n - s) is the (1 + s)-th smallest of n + 1 uniform numbers."""
    draws = [sorted(rng.random(n + 1))[s] for s, n in zip(successes, pulls)]
    return draws.index(max(draws))


def simulate(policy, p, horizon, rng):
    """A list of (arm, reward); the counts are kept beside it."""
    successes, pulls, history = np.zeros(len(p), int), np.zeros(len(p), int), []
    for _ in range(horizon):
        arm = int(policy(successes.copy(), pulls.copy()))
        history.append((arm, int(rng.binomial(1, p[arm]))))
        pulls[arm] += 1
        successes[arm] += history[-1][1]
    return successes, pulls
