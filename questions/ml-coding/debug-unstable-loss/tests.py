import math

import numpy as np

from answer import binary_cross_entropy, cross_entropy, learning_rate
from handbook.judge import close, unchanged


def test_small_logits_by_hand():
    """Logit 0 costs ln 2; logits (0, ln 3) cost ln 4 and ln 4/3"""
    assert close(binary_cross_entropy(np.zeros(3), np.array([0, 1, 1])), math.log(2))
    logits = np.array([[0.0, math.log(3)], [0.0, math.log(3)]])
    expected = (math.log(4) + math.log(4 / 3)) / 2
    assert close(cross_entropy(logits, np.array([0, 1])), expected)


def test_confident_mistakes_cost_their_logit():
    """A logit of 1,000 for a label of 0 costs 1,000, and 40 costs 40"""
    for z in (40.0, 1000.0):
        assert close(binary_cross_entropy(np.array([z]), np.array([0])), z)
        assert close(binary_cross_entropy(np.array([-z]), np.array([1])), z)
        assert close(binary_cross_entropy(np.array([z]), np.array([1])), 0.0)


def test_large_logits():
    """Logits near 1,000 and near -1,000 cost what they cost near 0"""
    logits, labels = np.array([[0.0, 1.0, 2.0], [3.0, 1.0, 2.0]]), np.array([2, 1])
    for shift in (1000.0, -1000.0):
        shifted = cross_entropy(logits + shift, labels)
        assert close(shifted, cross_entropy(logits, labels))


def test_padding_does_not_dilute_the_loss():
    """Rows with label -1 change nothing, however many there are"""
    logits, labels = np.array([[2.0, 0.0], [1.0, 1.5]]), np.array([0, 0])
    for rows in (1, 6):
        padded = np.concatenate([logits, np.ones((rows, 2))])
        found = cross_entropy(padded, np.append(labels, rows * [-1]))
        assert close(found, cross_entropy(logits, labels))


def test_warmup_is_a_line():
    """Peak 0.8, 4 steps of warmup: 0.2, 0.4, 0.6, 0.8"""
    rates = [learning_rate(step, 0.8, 4, 10) for step in (1, 2, 3, 4)]
    assert close(rates, [0.2, 0.4, 0.6, 0.8])


def test_decay_is_a_line():
    """From 0.9 at step 4 in six equal steps to 0 at step 10"""
    rates = [learning_rate(step, 0.9, 4, 10) for step in (4, 5, 6, 8, 10)]
    assert close(rates, [0.9, 0.75, 0.6, 0.3, 0.0])


def test_inputs_are_not_changed():
    """Logits and labels stay as they are"""
    z, labels = np.array([[1.0, 2.0], [3.0, 0.0]]), np.array([1, -1])
    assert unchanged(cross_entropy, z, labels)
    assert unchanged(binary_cross_entropy, z[0], np.array([0, 1]))
