from functools import partial

import numpy as np

from answer import epsilon_greedy, simulate, thompson, ucb1
from handbook.judge import close

# Randomness is checked by shares. A share of n draws may be off by 6.5 standard errors: by Bernstein's
# inequality a correct policy fails a single check below with probability under 1e-7.


def margin(p, n):
    return 6.5 * np.sqrt(p * (1 - p) / n)


def shares(draw, arms, n=4_000):
    return np.bincount([int(draw()) for _ in range(n)], minlength=arms) / n


def test_epsilon_greedy_shares():
    """Rates 0.2, 0.6, 0.4 and epsilon 0.3: the best arm gets 0.7 + 0.1 of the pulls, the others 0.1 each"""
    rng, s, n = np.random.default_rng(0), np.array([2, 6, 4]), np.array([10, 10, 10])
    got = shares(lambda: epsilon_greedy(s, n, 0.3, rng), 3)
    for arm, p in enumerate([0.1, 0.8, 0.1]):
        assert close(got[arm], p, rtol=0, atol=margin(p, 4_000))


def test_arms_without_pulls_come_first():
    """epsilon_greedy, even at epsilon 0, and ucb1 try each arm before they compare"""
    s, n, rng = np.array([5, 0, 2]), np.array([5, 0, 4]), np.random.default_rng(1)
    assert close([epsilon_greedy(s, n, epsilon, rng) for epsilon in (0.0, 0.5, 1.0)], [1, 1, 1])
    assert close(ucb1(s, n), 1)
    assert ucb1(np.zeros(4, int), np.zeros(4, int)) in range(4)


def test_ucb1_prefers_what_it_knows_little_about():
    """Rate 0.5 after 4 pulls has the bound 2.02, rate 0.6 after 100 pulls 0.90; but 0 of 1 loses to 2 of 2"""
    assert close(ucb1(np.array([60, 2]), np.array([100, 4])), 1)
    assert close(ucb1(np.array([0, 2]), np.array([1, 2])), 1)


def test_ucb1_settles_on_a_clear_winner():
    """Rates 0.9 and 0.1 after 100 pulls each: the bonus is the same, so the rate decides"""
    assert close(ucb1(np.array([10, 90]), np.array([100, 100])), 1)


def test_thompson_draws_from_the_posterior():
    """No pulls against 1 of 3: the fresh arm is the better one with probability 0.6"""
    rng, s, n = np.random.default_rng(2), np.array([0, 1]), np.array([0, 3])
    got = shares(lambda: thompson(s, n, rng), 2, n=6_000)
    assert close(got[0], 0.6, rtol=0, atol=margin(0.6, 6_000))


def test_simulation_keeps_the_books():
    """Each round one pull is added to the arm that was chosen, and a success only there"""
    seen, arms = [], [2, 0, 2, 1, 2, 2]

    def scripted(successes, pulls):
        seen.append((np.array(successes), np.array(pulls)))
        return arms[len(seen) - 1]

    successes, pulls = simulate(scripted, [0.0, 1.0, 1.0], 6, np.random.default_rng(3))
    assert close(pulls, [1, 1, 4])
    assert close(successes, [0, 1, 4])
    assert close([list(n) for _, n in seen[:4]], [[0, 0, 0], [0, 0, 1], [1, 0, 1], [1, 0, 2]])
    assert close([list(s) for s, _ in seen[:4]], [[0, 0, 0], [0, 0, 1], [0, 0, 1], [0, 0, 2]])


def test_thompson_leaves_a_bad_arm_soon():
    """Arms that pay always and never, 500 rounds: at most 12 pulls of the second"""
    # Exact for this game: 1.6 on average, more than 12 with probability 1.4e-11 (a chain over pulls of the bad arm:
    # after k of those and j of the other it is drawn with probability 1 / C(j + k + 2, j + 1)).
    rng = np.random.default_rng(4)
    _, pulls = simulate(partial(thompson, rng=rng), [1.0, 0.0], 500, rng)
    assert close(sum(pulls), 500)
    assert pulls[1] <= 12
