import itertools
import math
import random

from answer import beam_search
from handbook.judge import close


def from_table(table):
    """A model given by its next-token probabilities after each prefix; it knows no other prefix."""
    return lambda prefix: [math.log(p) if p else -math.inf for p in table[tuple(prefix)]]


def random_model(vocabulary, seed):
    """Random next-token log-probabilities, the same whenever a prefix is asked for again."""

    def log_probs(prefix):
        rng = random.Random(f"{seed} {[int(token) for token in prefix]}")
        weight = [rng.expovariate(1.0) for _ in range(vocabulary)]
        return [math.log(w / sum(weight)) for w in weight]

    return log_probs


def total(log_probs, tokens):
    """Log-probability of a sequence."""
    return sum(log_probs(tuple(tokens[:i]))[token] for i, token in enumerate(tokens))


def everything(vocabulary, max_len, eos):
    """All sequences that end with their first eos, or at max_len."""
    for length in range(1, max_len + 1):
        for tokens in itertools.product(range(vocabulary), repeat=length):
            if eos not in tokens[:-1] and (tokens[-1] == eos or length == max_len):
                yield tokens


TREE = {(): [0.2, 0.5, 0.3], (1,): [0.4, 0.3, 0.3], (2,): [0.9, 0.05, 0.05]}


def test_two_beams_beat_greedy():
    """Greedy starts with token 1 and ends at 0.5 x 0.4; with width 2 token 2 survives and ends at 0.3 x 0.9"""
    tokens, score = beam_search(from_table(TREE), 1, 2, 0, 0.0)
    assert close(tokens, (1, 0))
    assert close(score, math.log(0.2))
    tokens, score = beam_search(from_table(TREE), 2, 2, 0, 0.0)
    assert close(tokens, (2, 0))
    assert close(score, math.log(0.27))


def test_length_normalization_changes_the_winner():
    """Stopping at once has 0.4, one token more 0.6 x 0.6 = 0.36: the shorter wins for alpha = 0, the longer for alpha = 1"""
    table = {(): [0.4, 0.6], (1,): [0.6, 0.4]}
    tokens, score = beam_search(from_table(table), 2, 2, 0, 0.0)
    assert close(tokens, (0,))
    assert close(score, math.log(0.4))
    tokens, score = beam_search(from_table(table), 2, 2, 0, 1.0)
    assert close(tokens, (1, 0))
    assert close(score, math.log(0.36) / 2)


def test_width_one_is_greedy():
    """Always the most likely token, up to eos or max_len, on ten random models"""
    for seed in range(10):
        model, greedy = random_model(5, seed), []
        while len(greedy) < 6 and 4 not in greedy:
            row = model(tuple(greedy))
            greedy.append(row.index(max(row)))
        tokens, score = beam_search(model, 1, 6, 4, 0.6)
        assert close(tokens, greedy)
        assert close(score, total(model, greedy) / len(greedy) ** 0.6)


def test_a_wide_beam_equals_brute_force():
    """With room for every sequence the best of all is found, for three alphas"""
    for seed, alpha in itertools.product(range(4), (0.0, 0.7, 1.0)):
        model = random_model(3, seed)
        best = max(everything(3, 4, 2), key=lambda tokens: total(model, tokens) / len(tokens) ** alpha)
        tokens, score = beam_search(model, 3**4, 4, 2, alpha)
        assert close(tokens, best)
        assert close(score, total(model, best) / len(best) ** alpha)


def test_the_beam_forgets_what_it_prunes():
    """Token 3 is third at the first step: width 2 loses the best sequence, width 3 finds it"""
    table = {(): [0.0, 0.5, 0.3, 0.2], (1,): [0.25] * 4, (2,): [0.25] * 4, (3,): [1.0, 0.0, 0.0, 0.0]}
    assert close(beam_search(from_table(table), 2, 2, 0, 0.0)[1], math.log(0.125))
    assert close(beam_search(from_table(table), 3, 2, 0, 0.0)[0], (3, 0))


def test_cut_at_max_len():
    """A hypothesis without eos counts when it reaches max_len"""
    table = {(): [0.1, 0.9], (1,): [0.1, 0.9], (1, 1): [0.1, 0.9]}
    tokens, score = beam_search(from_table(table), 2, 3, 0, 1.0)
    assert close(tokens, (1, 1, 1))
    assert close(score, math.log(0.9))


def test_eos_takes_a_place_in_the_beam():
    """With width 2, eos and token 1 are kept at the first step, and only token 1 goes on"""
    table = {(): [0.4, 0.31, 0.29], (1,): [0.2, 0.4, 0.4], (2,): [0.98, 0.01, 0.01]}
    assert close(beam_search(from_table(table), 2, 2, 0, 1.0)[0], (0,))
    assert close(beam_search(from_table(table), 3, 2, 0, 1.0)[0], (2, 0))
