import numpy as np

from answer import distribution, sample
from handbook.judge import close

LOGITS = np.log([0.5, 0.2, 0.3])


def error(p, n, failure=1e-8):
    """What the share of n independent draws stays within, save with probability `failure` (Bernstein's inequality)."""
    a = np.log(2 / failure) / n
    return a / 3 + np.sqrt(a * a / 9 + 2 * a * p * (1 - p))


def test_plain_softmax_by_default():
    """Temperature 1 and top_p = 1 leave the model's probabilities"""
    assert close(distribution(LOGITS), [0.5, 0.2, 0.3])


def test_temperature_divides_the_logits():
    """Temperature 1/2 squares the odds, temperature 2 takes their root"""
    assert close(distribution(LOGITS, 0.5), np.array([0.25, 0.04, 0.09]) / 0.38)
    roots = np.sqrt([0.5, 0.2, 0.3])
    assert close(distribution(LOGITS, 2.0), roots / roots.sum())


def test_nucleus_is_the_smallest_set_that_reaches_top_p():
    """0.5 does not reach 0.6, 0.5 + 0.3 does: two tokens, with probabilities 5/8 and 3/8"""
    assert close(distribution(LOGITS, 1.0, 0.6), [0.625, 0.0, 0.375])
    assert close(distribution(LOGITS, 1.0, 0.4), [1.0, 0.0, 0.0])


def test_top_p_of_one_keeps_every_token():
    """Ten equal tokens all stay, though in floating point they add up to 0.9999999999999999"""
    assert close(distribution(np.zeros(10), 1.0, 1.0), np.full(10, 0.1))


def test_temperature_comes_before_the_nucleus():
    """At temperature 1/2 the first token alone holds 0.66, so top_p = 0.6 keeps one and not two"""
    assert close(distribution(LOGITS, 0.5, 0.6), [1.0, 0.0, 0.0])


def test_temperature_zero_is_greedy():
    """All probability on the largest logit"""
    assert close(distribution(np.array([1.0, 3.0, 2.0]), 0), [0.0, 1.0, 0.0])
    assert close(sample(np.array([1.0, 3.0, 2.0]), 5, np.random.default_rng(0), 0), [1, 1, 1, 1, 1])


def test_large_logits_do_not_overflow():
    """Logits of 10,000 give the same as logits of 0"""
    assert close(distribution(LOGITS + 10_000.0, 2.0, 0.9), distribution(LOGITS, 2.0, 0.9))
    assert close(distribution(LOGITS - 10_000.0, 0.01), [1.0, 0.0, 0.0])


def test_frequencies_follow_the_distribution():
    """20,000 draws with temperature 2 and top_p = 0.7: shares as the distribution says, nothing outside the nucleus"""
    n, roots = 20_000, np.sqrt([0.5, 0.0, 0.3])
    ids = np.asarray(sample(LOGITS, n, np.random.default_rng(1), 2.0, 0.7))
    share = np.bincount(ids, minlength=3) / n
    for token, p in enumerate(roots / roots.sum()):
        # three tokens: a correct sampler fails with probability below 3e-8
        assert close(share[token], p, rtol=0, atol=error(p, n) if p else 0)
