import math
import random
from collections import Counter

import numpy as np

from answer import beam_search
from handbook.judge import close


def random_model(vocabulary, seed, banned=0.0):
    """Random next-token log-probabilities; each token is impossible with probability `banned`, though never all."""

    def log_probs(prefix):
        rng = random.Random(f"{seed} {[int(token) for token in prefix]}")
        weight = [rng.expovariate(1.0) * (rng.random() >= banned) for _ in range(vocabulary)]
        weight[rng.randrange(vocabulary)] += 0.5
        return [math.log(w / sum(weight)) if w else -math.inf for w in weight]

    return log_probs


def plain_beam(log_probs, width, max_len, eos, alpha):
    """The rules of the statement, one by one."""
    running, done = {(): 0.0}, {}
    for _ in range(max_len):
        grown = {}
        for tokens, total in running.items():
            for token, log_p in enumerate(log_probs(tokens)):
                if log_p != -math.inf:
                    grown[tokens + (token,)] = total + log_p
        running = {}
        for tokens in sorted(grown, key=grown.get, reverse=True)[:width]:
            (done if tokens[-1] == eos else running)[tokens] = grown[tokens]
    done.update(running)
    normalized = {tokens: total / len(tokens) ** alpha for tokens, total in done.items()}
    best = max(normalized, key=normalized.get)
    return best, normalized[best]


class Recorder:
    """A model that notes which prefixes it was asked for and refuses the impossible ones."""

    def __init__(self, log_probs, eos):
        self.log_probs, self.eos, self.seen = log_probs, eos, []

    def __call__(self, prefix):
        prefix = tuple(int(token) for token in prefix)
        self.seen.append(prefix)
        if self.eos in prefix:
            raise ValueError(f"asked to go on after eos: {prefix}")
        if prefix and self.log_probs(prefix[:-1])[prefix[-1]] == -math.inf:
            raise ValueError(f"asked to go on from an impossible token: {prefix}")
        return self.log_probs(prefix)


def test_agrees_with_a_plain_beam():
    """Random models of 2 to 6 tokens, widths 1 to 6, lengths up to 6, three alphas"""
    rng = random.Random(0)
    for seed in range(60):
        vocabulary, width, max_len = rng.randint(2, 6), rng.randint(1, 6), rng.randint(1, 6)
        eos, alpha = rng.randrange(vocabulary), rng.choice([0.0, 0.6, 1.0])
        model = random_model(vocabulary, seed, banned=rng.choice([0.0, 0.3]))
        expected, score = plain_beam(model, width, max_len, eos, alpha)
        got = beam_search(model, width, max_len, eos, alpha)
        assert close(got[0], expected)
        assert close(got[1], score)


def test_impossible_and_finished_are_not_extended():
    """The model is never asked to continue after eos or after a token of probability 0"""
    for seed in range(10):
        model = Recorder(random_model(4, seed, banned=0.5), eos=3)
        beam_search(model, 5, 5, 3, 1.0)
        assert len(model.seen) > 0


def test_a_step_asks_for_width_prefixes_at_most():
    """No prefix twice, one at the start, and no more than the width at each later step"""
    for width in (1, 3):
        model = Recorder(random_model(6, 1), eos=0)
        beam_search(model, width, 7, 0, 1.0)
        assert len(set(model.seen)) == len(model.seen)
        calls = Counter(len(prefix) for prefix in model.seen)
        assert calls[0] == 1
        assert max(calls.values()) <= width
        assert max(calls) < 7


def test_an_early_end_can_win_late():
    """A sequence that ended at the first step is still the best when the search is over"""
    table = {0: [0.6, 0.4], 1: [0.5, 0.5], 2: [0.5, 0.5], 3: [0.5, 0.5]}
    tokens, score = beam_search(lambda prefix: np.log(table[len(prefix)]), 3, 4, 0, 1.0)
    assert close(tokens, (0,))
    assert close(score, math.log(0.6))


def test_an_early_end_can_lose_late():
    """The search goes on after the first eos: a longer sequence has the better mean"""
    table = {0: [0.6, 0.4], 1: [0.01, 0.99], 2: [0.01, 0.99], 3: [0.99, 0.01]}
    tokens, score = beam_search(lambda prefix: np.log(table[len(prefix)]), 3, 4, 0, 1.0)
    assert close(tokens, (1, 1, 1, 0))
    assert close(score, (math.log(0.4) + 3 * math.log(0.99)) / 4)


def test_hypotheses_compete_with_each_other():
    """Both survivors of the second step may have the same parent"""
    table = {(): [0.0, 0.7, 0.3], (1,): [0.0, 0.52, 0.48], (2,): [0.0, 0.9, 0.1]}
    table |= {(1, 1): [0.1, 0.45, 0.45], (1, 2): [1.0, 0.0, 0.0], (2, 1): [0.9, 0.05, 0.05]}
    with np.errstate(divide="ignore"):
        tokens, score = beam_search(lambda prefix: np.log(table[tuple(prefix)]), 2, 3, 0, 0.0)
    assert close(tokens, (1, 2, 0))
    assert close(score, math.log(0.7 * 0.48))


def test_tiny_probabilities_do_not_underflow():
    """40 tokens of log-probability -50 and less: sums of logs, not products"""
    tokens, score = beam_search(lambda prefix: [-60.0, -50.0 - len(prefix) % 2, -55.0], 2, 40, 0, 1.0)
    assert close(tokens, [1] * 40)
    assert close(score, -50.5)


def test_max_len_one():
    """With room for one token the most likely one wins, eos or not"""
    assert close(beam_search(lambda prefix: [-2.0, -1.0, -3.0], 2, 1, 0)[0], (1,))
    assert close(beam_search(lambda prefix: [-2.0, -1.0, -3.0], 2, 1, 1)[0], (1,))


def test_alpha_is_one_by_default():
    """Left out, alpha normalizes by the length itself"""
    model = random_model(4, 5)
    assert close(beam_search(model, 3, 5, 0)[1], plain_beam(model, 3, 5, 0, 1.0)[1])


def test_a_large_vocabulary():
    """2,000 tokens, width 4, 20 steps, within the time limit"""
    row = np.log(np.random.default_rng(0).dirichlet(np.ones(2_000)))
    tokens, score = beam_search(lambda prefix: row, 4, 20, int(row.argmin()), 1.0)
    assert close(tokens, [int(row.argmax())] * 20)
    assert close(score, row.max())
