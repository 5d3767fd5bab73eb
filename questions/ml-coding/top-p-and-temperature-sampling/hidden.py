import numpy as np

from answer import distribution, sample
from handbook.judge import close, unchanged


def by_loops(logits, temperature, top_p):
    """Adds the most likely tokens one by one until they reach top_p."""
    weight = [np.exp((z - max(logits)) / temperature) for z in logits]
    p = [w / sum(weight) for w in weight]
    kept, total = [0.0] * len(p), 0.0
    for token in sorted(range(len(p)), key=lambda i: -p[i]):
        kept[token] = p[token]
        total += p[token]
        if total >= top_p:
            break
    return np.array(kept) / total


def test_agrees_with_loops():
    """60 random distributions of 1 to 30 tokens, temperatures 0.3 to 3, top_p 0.05 to 0.95"""
    rng = np.random.default_rng(2)
    for _ in range(60):
        logits = 2 * rng.normal(size=rng.integers(1, 31))
        temperature, top_p = rng.uniform(0.3, 3), rng.uniform(0.05, 0.95)
        assert close(distribution(logits, temperature, top_p), by_loops(logits, temperature, top_p))


def test_tiny_top_p_keeps_one_token():
    """The most likely token stays, however small top_p is"""
    assert close(distribution(np.zeros(1_000) + 3 * (np.arange(1_000) == 7), 1.0, 1e-6), np.arange(1_000) == 7)


def test_no_more_tokens_than_needed_in_a_tie():
    """Of four equal tokens top_p = 0.6 keeps three, whichever; with temperature 0 one of two largest stays"""
    p = np.asarray(distribution(np.zeros(4), 1.0, 0.6))
    assert close(np.sort(p), [0.0, 1 / 3, 1 / 3, 1 / 3])
    p = np.asarray(distribution(np.array([1.0, 2.0, 2.0]), 0))
    assert close(p[0], 0.0)
    assert close(np.sort(p[1:]), [0.0, 1.0])


def test_order_of_tokens_does_not_matter():
    """Permuting the logits permutes the probabilities"""
    rng = np.random.default_rng(3)
    logits, order = rng.normal(size=12), rng.permutation(12)
    p = np.asarray(distribution(logits, 0.8, 0.7))
    assert close(distribution(logits[order], 0.8, 0.7), p[order])


def test_banned_tokens_are_never_drawn():
    """A logit of minus infinity keeps probability 0 at any temperature"""
    logits = np.array([0.0, -np.inf, np.log(3.0), -np.inf])
    assert close(distribution(logits), [0.25, 0.0, 0.75, 0.0])
    assert close(distribution(logits, 100.0, 1.0)[[1, 3]], [0.0, 0.0])
    assert set(np.asarray(sample(logits, 500, np.random.default_rng(4), 50.0)).tolist()) <= {0, 2}


def test_limits_of_the_temperature():
    """Very cold: the largest logits share everything; very hot: all tokens alike"""
    logits = np.array([1.0, 4.0, 4.0, 3.0])
    assert close(distribution(logits, 1e-3), [0.0, 0.5, 0.5, 0.0])
    assert close(distribution(logits, 1e9), np.full(4, 0.25))


def test_draws_are_independent():
    """In 10,000 pairs of successive draws from four equal tokens a quarter of the pairs are equal"""
    ids = np.asarray(sample(np.zeros(4), 20_000, np.random.default_rng(5))).reshape(10_000, 2)
    # 6.5 standard errors of a binomial share: exceeded with probability below 1e-8 (Bernstein)
    assert close(np.mean(ids[:, 0] == ids[:, 1]), 0.25, rtol=0, atol=6.5 * np.sqrt(0.25 * 0.75 / 10_000))


def test_randomness_comes_from_rng():
    """The same seed gives the same ids, by default those of temperature 1 and top_p 1; a second call gives others"""
    logits = np.arange(50.0) / 10
    assert close(sample(logits, 100, np.random.default_rng(6)), sample(logits, 100, np.random.default_rng(6), 1.0, 1.0))
    rng, again = np.random.default_rng(6), np.random.default_rng(6)
    first = np.asarray(sample(np.zeros(50), 100, rng))
    assert np.shape(first) == (100,)
    assert close(sample(np.zeros(50), 100, again), first)
    assert not np.array_equal(sample(np.zeros(50), 100, rng), first)  # equal with probability 50^-100


def test_a_large_vocabulary():
    """100,000 draws from 50,000 tokens within the time limit: the sorting is done once, not for every draw"""
    logits = np.random.default_rng(7).normal(size=50_000)
    ids = np.asarray(sample(logits, 100_000, np.random.default_rng(8), 0.8, 0.9))
    assert np.shape(ids) == (100_000,)
    assert np.all(np.asarray(distribution(logits, 0.8, 0.9))[ids] > 0)
    assert np.all(np.asarray(sample(logits, 3, np.random.default_rng(9), 0)) == np.argmax(logits))


def test_logits_are_not_changed():
    """The caller's logits stay as they were, whole numbers included"""
    assert unchanged(distribution, np.array([3, 1, 2]), 0.5, 0.9)
    assert unchanged(lambda logits: sample(logits, 4, np.random.default_rng(10), 0.5, 0.9), np.array([3.0, 1.0, 2.0]))
