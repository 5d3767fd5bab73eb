# fails: test_epsilon_greedy_shares
import numpy as np

def epsilon_greedy(successes, pulls, epsilon, rng):
    if np.min(pulls) == 0:
        return np.argmin(pulls)
    best = np.argmax(successes / pulls)
    if rng.random() < epsilon:
        return rng.choice([arm for arm in range(len(pulls)) if arm != best])
    return best

def ucb1(successes, pulls):
    if np.min(pulls) == 0:
        return np.argmin(pulls)
    return np.argmax(successes / pulls + np.sqrt(2 * np.log(np.sum(pulls)) / pulls))

def thompson(successes, pulls, rng):
    return np.argmax(rng.beta(1 + successes, 1 + pulls - successes))

def simulate(policy, p, horizon, rng):
    successes, pulls = np.zeros(len(p), dtype=int), np.zeros(len(p), dtype=int)
    for _ in range(horizon):
        arm = policy(successes, pulls)
        successes[arm] += rng.random() < p[arm]
        pulls[arm] += 1
    return successes, pulls
