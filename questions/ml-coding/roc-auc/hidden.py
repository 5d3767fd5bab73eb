import numpy as np

from answer import roc_auc
from handbook.judge import close, unchanged


def by_pairs(y, scores):
    """Counts every positive-negative pair."""
    wins = [(p > n) + (p == n) / 2 for p in scores[y == 1] for n in scores[y == 0]]
    return sum(wins) / len(wins)


def sample(n, levels, seed, share=0.3):
    """Labels, a share of them positive, and scores with ties: multiples of 1 / levels."""
    rng = np.random.default_rng(seed)
    y = (rng.uniform(size=n) < share).astype(int)
    y[:2] = 0, 1
    return y, np.round((rng.normal(size=n) + y) * levels) / levels


def test_agrees_with_counting_pairs():
    """Random labels and scores, with many ties and with few"""
    for levels in (1, 2, 1000):
        for seed in range(5):
            y, scores = sample(60, levels, seed)
            assert close(roc_auc(y, scores), by_pairs(y, scores))


def test_order_of_examples_does_not_matter():
    """Positives first, negatives first, or shuffled: the same area"""
    y, scores = sample(80, 1, seed=11)
    first = np.argsort(y, kind="stable")
    assert close(roc_auc(y[first], scores[first]), roc_auc(y[first[::-1]], scores[first[::-1]]))
    assert close(roc_auc(y[first], scores[first]), roc_auc(y, scores))


def test_only_the_order_of_scores_matters():
    """exp, and a shift far outside [0, 1], leave the area as it is"""
    y, scores = sample(100, 1000, seed=12)
    assert close(roc_auc(y, np.exp(scores)), roc_auc(y, scores))
    assert close(roc_auc(y, 1e-3 * scores - 50), roc_auc(y, scores))


def test_swapping_the_classes_mirrors_the_area():
    """AUC of 1 - y is 1 - AUC of y"""
    y, scores = sample(70, 2, seed=13)
    assert close(roc_auc(1 - y, scores) + roc_auc(y, scores), 1.0)


def test_two_examples():
    """One positive and one negative"""
    assert close(roc_auc(np.array([1, 0]), np.array([5.0, -5.0])), 1.0)
    assert close(roc_auc(np.array([1, 0]), np.array([1.0, 1.0])), 0.5)


def test_inputs_are_not_changed():
    """y and scores stay as they were"""
    assert unchanged(roc_auc, *sample(30, 2, seed=14))


def test_a_hundred_thousand_examples():
    """100,000 examples within the time limit: sorting is enough, pairs are too many"""
    # 5% positives: twice the number of pairs fits in 32 bits, the browser's NumPy integer.
    y, scores = sample(100_000, 10, seed=15, share=0.05)
    level = np.round(10 * scores).astype(int)
    level -= level.min()
    positives, negatives = np.bincount(level, y), np.bincount(level, 1 - y)
    wins = np.sum(positives * (np.cumsum(negatives) - negatives / 2))
    assert close(roc_auc(y, scores), wins / (positives.sum() * negatives.sum()))
