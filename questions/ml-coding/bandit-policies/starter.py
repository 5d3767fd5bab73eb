import numpy as np


def epsilon_greedy(successes, pulls, epsilon, rng):
    """Index of the next arm, from two (K,) integer arrays: rewards of 1 and pulls so
    far.
    """
    raise NotImplementedError


def ucb1(successes, pulls):
    """Index of an arm with the largest upper confidence bound."""
    raise NotImplementedError


def thompson(successes, pulls, rng):
    """Index of an arm, drawn with the probability that it is the best, given uniform
    priors.
    """
    raise NotImplementedError


def simulate(policy, p, horizon, rng):
    """Plays horizon rounds of arm = policy(successes, pulls) on arms that pay 1 with
    probabilities p.

    Returns (successes, pulls), both (K,).
    """
    raise NotImplementedError
