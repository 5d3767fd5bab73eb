import math

import numpy as np

from answer import softmax
from handbook.judge import close, gradient_check


def test_agrees_with_a_loop_on_three_axes():
    """A (2, 3, 4) array along each axis, against exp and sum by hand"""
    x = np.random.default_rng(0).normal(size=(2, 3, 4))
    for axis in (0, 1, 2, -1):
        expected = np.empty_like(x)
        for index in np.ndindex(x.shape):
            line = [slice(None) if a == axis % 3 else index[a] for a in range(3)]
            expected[index] = math.exp(x[index]) / sum(math.exp(v) for v in x[tuple(line)])
        assert close(softmax(x, axis=axis), expected)


def test_rows_of_very_different_size():
    """One row near 10,000 and one near -10,000 in the same matrix"""
    p = softmax(np.array([[10_000.0, 10_000.0], [-10_000.0, -10_000.0]]))
    assert close(p, [[0.5, 0.5], [0.5, 0.5]])


def test_masked_logits_get_zero():
    """A logit of minus infinity gets probability 0, the others share 1"""
    p = softmax(np.array([[0.0, -np.inf, 0.0], [-np.inf, -np.inf, 3.0]]))
    assert close(p, [[0.5, 0.0, 0.5], [0.0, 0.0, 1.0]])


def test_equal_logits_are_uniform():
    """n equal logits give 1/n, for n = 1 and n = 7"""
    assert close(softmax(np.array([42.0])), [1.0])
    assert close(softmax(np.full((2, 7), -3.0)), np.full((2, 7), 1 / 7))


def test_integers_give_probabilities():
    """Integer logits are not rounded on the way"""
    x = np.array([0, 1, 3])
    total = 1 + math.e + math.e**3
    assert close(softmax(x), [1 / total, math.e / total, math.e**3 / total])


def test_low_temperature_is_argmax():
    """softmax(x / T) approaches a one at the largest logit as T goes to 0"""
    assert close(softmax(np.array([1.0, 3.0, 2.0]) / 1e-3), [0.0, 1.0, 0.0])


def test_gradient():
    """The derivative of w . softmax(x) is p * (w - w . p)"""
    rng = np.random.default_rng(1)
    x, w = rng.normal(size=5), rng.normal(size=5)
    p = softmax(x)
    assert gradient_check(lambda z: w @ softmax(z), x, p * (w - w @ p))
