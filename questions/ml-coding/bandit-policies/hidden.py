from functools import partial

import numpy as np

from answer import epsilon_greedy, simulate, thompson, ucb1
from handbook.judge import close, unchanged


def margin(p, n):
    """6.5 standard errors of a share: a correct answer exceeds them with probability under 1e-7 (Bernstein)."""
    return 6.5 * np.sqrt(p * (1 - p) / n)


def shares(draw, arms, n=4_000):
    return np.bincount([int(draw()) for _ in range(n)], minlength=arms) / n


def test_limits_of_epsilon():
    """Epsilon 0 always takes the best arm, epsilon 1 any of five alike"""
    rng, s, n = np.random.default_rng(5), np.array([3, 1, 9, 2, 8]), np.array([10, 2, 20, 8, 30])
    assert close([epsilon_greedy(s, n, 0.0, rng) for _ in range(50)], np.full(50, 1))
    got = shares(lambda: epsilon_greedy(s, n, 1.0, rng), 5)
    for share in got:
        assert close(share, 0.2, rtol=0, atol=margin(0.2, 4_000))


def test_ucb1_formula():
    """300 random states of 2 to 6 arms: the arm with the largest rate + sqrt(2 ln t / n), t pulls in all"""
    rng = np.random.default_rng(6)
    for _ in range(300):
        n = rng.integers(1, 60, size=rng.integers(2, 7))
        s = rng.binomial(n, rng.random(len(n)))
        bound = s / n + np.sqrt(2 * np.log(n.sum()) / n)
        if np.diff(np.sort(bound))[-1] > 1e-9:
            assert close(ucb1(s, n), int(np.argmax(bound)))


def test_ucb1_on_arms_without_luck():
    """Arms that pay always and never: 1,000 rounds spend exactly 12 pulls on the second, three equal arms share evenly"""
    rng = np.random.default_rng(7)
    assert close(simulate(ucb1, [1.0, 0.0], 1_000, rng)[1], [988, 12])
    assert close(np.sort(simulate(ucb1, [1.0, 1.0, 1.0], 301, rng)[1]), [100, 100, 101])


def test_regret_of_ucb1():
    """Arms 0.9 and 0.1, 150 rounds: 7 to 25 pulls of the worse one, regret 5.6 to 20, where guessing costs 60"""
    # Exact, by dynamic programming over (pulls, successes): never below 7, 9.3 on average, more than 25 with
    # probability 2.6e-8, whichever way ties are broken.
    _, pulls = simulate(ucb1, [0.1, 0.9], 150, np.random.default_rng(8))
    assert 7 <= pulls[0] <= 25
    assert close(sum(pulls), 150)


def test_regret_of_epsilon_greedy_is_linear():
    """Arms that pay always and never, epsilon 0.1, 2,000 rounds: the second gets about 5 % forever"""
    # 1 + Binomial(1998, 0.05): outside 46 to 166 with probability 4.1e-10.
    rng = np.random.default_rng(9)
    _, pulls = simulate(partial(epsilon_greedy, epsilon=0.1, rng=rng), [0.0, 1.0], 2_000, rng)
    assert 46 <= pulls[0] <= 166


def test_thompson_probabilities():
    """3 of 3 against 0 of 3 loses with probability 1/70; three arms without pulls are drawn alike"""
    rng = np.random.default_rng(10)
    got = shares(lambda: thompson(np.array([3, 0]), np.array([3, 3]), rng), 2, n=6_000)
    # Exact binomial tails: off by more than 0.013 with probability below 1e-12.
    assert close(got[1], 1 / 70, rtol=0, atol=0.013)
    none = np.zeros(3, int)
    for share in shares(lambda: thompson(none, none, rng), 3):
        assert close(share, 1 / 3, rtol=0, atol=margin(1 / 3, 4_000))


def test_thompson_is_sure_when_the_counts_are_large():
    """500 of 1,000 against 650 of 1,000: the second wins every draw"""
    # The difference of the two posteriors is 0.15 with standard deviation 0.022: below 0 in one of 200 draws
    # with probability 7e-10.
    rng, s, n = np.random.default_rng(11), np.array([500, 650]), np.array([1_000, 1_000])
    assert close(shares(lambda: thompson(s, n, rng), 2, n=200), [0.0, 1.0])


def test_rewards_have_the_right_rate():
    """3,000 pulls of an arm that pays with probability 0.3, beside arms that are never pulled"""
    successes, pulls = simulate(lambda s, n: 1, [0.9, 0.3, 0.0], 3_000, np.random.default_rng(12))
    assert close(pulls, [0, 3_000, 0])
    assert close([successes[0], successes[2]], [0, 0])
    assert close(successes[1] / 3_000, 0.3, rtol=0, atol=margin(0.3, 3_000))


def test_counts_and_probabilities_are_not_changed():
    """No policy writes to the counts, the simulation does not write to p"""
    s, n = np.array([3, 1, 2]), np.array([5, 2, 4])
    assert unchanged(ucb1, s, n)
    assert unchanged(lambda a, b: thompson(a, b, np.random.default_rng(13)), s, n)
    assert unchanged(lambda a, b: epsilon_greedy(a, b, 0.5, np.random.default_rng(13)), s, n)
    assert unchanged(lambda p: simulate(ucb1, p, 20, np.random.default_rng(13)), np.array([0.2, 0.7]))


def test_no_rounds():
    """A horizon of 0 gives zeros, one of 1 gives one pull"""
    successes, pulls = simulate(ucb1, [0.5, 0.5], 0, np.random.default_rng(14))
    assert close([list(successes), list(pulls)], [[0, 0], [0, 0]])
    assert close(sum(simulate(ucb1, [0.5, 0.5], 1, np.random.default_rng(14))[1]), 1)
