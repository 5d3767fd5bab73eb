import numpy as np

from answer import binary_cross_entropy, cross_entropy, learning_rate
from handbook.judge import close


def test_unlikely_labels():
    """A label 2,000 below the highest logit costs 2,000 and not infinity"""
    logits = np.array([[1000.0, -1000.0, 0.0], [5.0, 5.0, 5.0]])
    assert close(cross_entropy(logits, np.array([1, 0])), (2000 + np.log(3)) / 2)


def test_ignored_rows_may_hold_anything():
    """Rows to ignore, with logits that make any class impossible, cost nothing"""
    logits = np.array([[0.0, 1.0, 0.0], [900.0, 0.0, -900.0], [-np.inf, 0.0, -np.inf]])
    assert close(cross_entropy(logits, np.array([1, -1, -1])), np.log(2 + np.e) - 1)
    nothing = np.concatenate([logits[:1], np.full((2, 3), -np.inf)])
    assert close(cross_entropy(nothing, np.array([1, -1, -1])), np.log(2 + np.e) - 1)


def test_a_batch_of_padding_only():
    """If every row is ignored the loss is 0, and so it is with a single class"""
    assert close(cross_entropy(np.ones((3, 4)), np.full(3, -1)), 0.0)
    assert close(cross_entropy(np.ones((3, 1)), np.array([0, -1, 0])), 0.0)


def test_another_label_to_ignore():
    """ignore=0 leaves out class 0 and keeps the last class"""
    logits = np.array([[1.0, 2.0, 4.0], [0.0, 3.0, 1.0], [2.0, 0.0, 0.5]])
    found = cross_entropy(logits, np.array([2, 0, 1]), ignore=0)
    assert close(found, cross_entropy(logits[[0, 2]], np.array([2, 1])))
    found = cross_entropy(logits, np.array([2, -100, 1]), ignore=-100)
    assert close(found, cross_entropy(logits[[0, 2]], np.array([2, 1])))


def test_agrees_with_the_plain_formula():
    """Where nothing overflows, both losses are what the definition says"""
    rng = np.random.default_rng(0)
    z, y = rng.normal(size=50), rng.uniform(size=50)
    p = 1 / (1 + np.exp(-z))
    expected = -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean()
    assert close(binary_cross_entropy(z, y), expected)
    logits, labels = rng.normal(size=(50, 7)), rng.integers(7, size=50)
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    expected = -np.log(p[np.arange(50), labels]).mean()
    assert close(cross_entropy(logits, labels), expected)


def test_small_losses_keep_their_digits():
    """A right logit of 20 costs e^-20, about 2e-9, and not 0"""
    found = binary_cross_entropy(np.array([20.0, -20.0]), np.array([1.0, 0.0]))
    assert close(found / np.exp(-20.0), 1.0, rtol=1e-4)


def test_two_classes_are_the_binary_case():
    """Cross-entropy of logits (0, z) is the binary loss of z"""
    z, y = np.array([-800.0, -3.0, 0.0, 2.0, 50.0]), np.array([1, 0, 1, 1, 0])
    two = np.column_stack([np.zeros(5), z])
    assert close(cross_entropy(two, y), binary_cross_entropy(z, y))


def test_schedule_is_continuous_and_linear():
    """Steps of equal size up to the peak, then down; the largest rate is the peak"""
    for peak, warmup, total in ((1e-3, 100, 1000), (2.0, 7, 11), (1.0, 1, 3)):
        rates = [float(learning_rate(s, peak, warmup, total)) for s in range(total + 1)]
        assert close(np.diff(rates[: warmup + 1]), np.full(warmup, peak / warmup))
        down = total - warmup
        assert close(np.diff(rates[warmup:]), np.full(down, -peak / down))
        assert close(max(rates), peak)
