import numpy as np

from answer import sgns_step
from handbook.judge import close, gradient_check, unchanged


def batch(seed, words=10, d=4, pairs=12, k=3):
    """Tables and a batch in which words repeat in every role."""
    rng = np.random.default_rng(seed)
    ids = rng.integers(words, size=(pairs, 2 + k))
    return rng.normal(size=(words, d)), rng.normal(size=(words, d)), ids[:, 0], ids[:, 1], ids[:, 2:]


def loss_of(W, C, centers, contexts, negatives):
    """The sum over pairs, term by term."""
    total = 0.0
    for center, context, drawn in zip(centers, contexts, negatives):
        total += np.logaddexp(0, -(W[center] @ C[context]))
        total += sum(np.logaddexp(0, W[center] @ C[word]) for word in drawn if word != context)
    return total


def test_the_step_is_the_gradient_of_both_tables():
    """In a batch full of repetitions the change of W and C is minus lr times the numeric gradient"""
    W, C, *ids = batch(0)
    W0, C0 = W.copy(), C.copy()
    assert close(sgns_step(W, C, *ids, 0.01), loss_of(W0, C0, *ids))
    assert gradient_check(lambda w: loss_of(w, C0, *ids), W0, (W0 - W) / 0.01)
    assert gradient_check(lambda c: loss_of(W0, c, *ids), C0, (C0 - C) / 0.01)


def test_random_batches():
    """Losses of 20 random batches with 1 to 5 negatives, against a loop"""
    for seed in range(20):
        W, C, *ids = batch(seed, words=6, d=2, pairs=seed + 1, k=1 + seed % 5)
        expected = loss_of(W, C, *ids)
        assert close(sgns_step(W, C, *ids, 0.05), expected)


def test_other_rows_stay():
    """Rows of words outside the batch do not move, and the ids are not written to"""
    rng = np.random.default_rng(1)
    W, C = rng.normal(size=(2, 20, 3))
    W0, C0 = W.copy(), C.copy()
    centers, contexts, negatives = np.array([0, 1]), np.array([2, 3]), np.array([[4, 5], [5, 6]])
    assert unchanged(lambda a, b, c: sgns_step(W, C, a, b, c, 0.1), centers, contexts, negatives)
    assert close(W[2:], W0[2:], rtol=0, atol=0)
    assert close(C[[0, 1, *range(7, 20)]], C0[[0, 1, *range(7, 20)]], rtol=0, atol=0)
    assert not np.any(np.all(W[:2] == W0[:2], axis=1))
    assert not np.any(np.all(C[2:7] == C0[2:7], axis=1))


def test_order_of_the_pairs_does_not_matter():
    """One batch in another order makes the same step"""
    W, C, *ids = batch(2)
    W2, C2 = W.copy(), C.copy()
    order = np.random.default_rng(3).permutation(len(ids[0]))
    loss = sgns_step(W, C, *ids, 0.3)
    assert close(sgns_step(W2, C2, *[part[order] for part in ids], 0.3), loss)
    assert close(W2, W)
    assert close(C2, C)


def test_same_word_as_center_and_context():
    """W and C are different tables: a word may be center and context of one pair"""
    W, C = np.array([[1.0, 2.0]]), np.array([[0.5, -1.0]])
    w, c = W[0].copy(), C[0].copy()
    sgns_step(W, C, np.array([0]), np.array([0]), np.array([[0, 0]]), 1.0)
    g = 1 / (1 + np.exp(-(w @ c))) - 1
    assert close(W, [w - g * c])
    assert close(C, [c - g * w])


def test_training_separates_two_topics():
    """Words 0-4 and 5-9 occur among themselves: after 150 steps scores within a group are higher by 2 on average"""
    rng = np.random.default_rng(4)
    W, C = rng.normal(size=(2, 10, 4)) / 10
    for _ in range(150):
        centers = rng.integers(10, size=32)
        contexts = centers // 5 * 5 + rng.integers(5, size=32)
        sgns_step(W, C, centers, contexts, rng.integers(10, size=(32, 4)), 0.2)
    scores = W @ C.T
    same = np.arange(10)[:, None] // 5 == np.arange(10) // 5
    assert scores[same].mean() > scores[~same].mean() + 2


def test_a_large_vocabulary():
    """60 steps of 64 pairs in a vocabulary of 100,000 words: a step touches only the rows of its words"""
    W, C = np.tile(np.random.default_rng(5).normal(size=(2, 1_000, 8)) / 3, (1, 100, 1))
    first = sgns_step(W, C, np.arange(64), np.arange(64), np.arange(64, 384).reshape(64, 5), 0.0)
    for _ in range(60):
        last = sgns_step(W, C, np.arange(64), np.arange(64), np.arange(64, 384).reshape(64, 5), 1.0)
    assert last < first / 10
