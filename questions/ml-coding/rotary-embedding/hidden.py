import math

import numpy as np

from answer import rotate
from handbook.judge import close


def by_loops(x, positions, base):
    """Pair by pair; positions has the shape of x without its last axis."""
    out, d = np.empty(x.shape), x.shape[-1]
    for index in np.ndindex(x.shape[:-1]):
        for i in range(d // 2):
            angle = float(positions[index]) * base ** (-2 * i / d)
            a, b = float(x[index][2 * i]), float(x[index][2 * i + 1])
            out[index][2 * i] = a * math.cos(angle) - b * math.sin(angle)
            out[index][2 * i + 1] = a * math.sin(angle) + b * math.cos(angle)
    return out


def test_agrees_with_loops():
    """Random x, widths 2 to 10, three bases"""
    rng = np.random.default_rng(6)
    for d, base in ((2, 10_000.0), (4, 500_000.0), (6, 10.0), (10, 10_000.0)):
        x = rng.normal(size=(3, 4, d))
        assert close(rotate(x, np.arange(4), base), by_loops(x, np.broadcast_to(np.arange(4), (3, 4)), base))
    assert close(rotate(x, np.arange(4)), rotate(x, np.arange(4), 10_000.0))


def test_a_shift_leaves_all_scores():
    """The whole matrix of scores is the same when all positions move by 1,000"""
    q, k = np.random.default_rng(7).normal(size=(2, 2, 6, 8))

    def scores(shift):
        return np.asarray(rotate(q, np.arange(6) + shift)) @ np.asarray(rotate(k, np.arange(6) + shift)).transpose(0, 2, 1)

    assert close(scores(1_000), scores(0))


def test_angles_add():
    """Turning by 3 and then by 4 is turning by 7, and turning by -7 takes it back"""
    x = np.random.default_rng(8).normal(size=(1, 8))
    once = np.asarray(rotate(np.asarray(rotate(x, np.array([3]))), np.array([4])))
    assert close(rotate(x, np.array([7])), once)
    assert close(rotate(once, np.array([-7])), x)


def test_pairs_do_not_mix():
    """A vector with one nonzero pair stays within that pair, and pair i turns by base^(-2i/d) a position"""
    for i in range(4):
        x = np.zeros((1, 8))
        x[0, 2 * i] = 1.0
        expected = np.zeros((1, 8))
        angle = 3 * 256.0 ** (-2 * i / 8)
        expected[0, 2 * i : 2 * i + 2] = math.cos(angle), math.sin(angle)
        assert close(rotate(x, np.array([3]), 256.0), expected)


def test_each_sequence_has_its_own_positions():
    """positions of shape (batch, 1, time), as after left padding, against (batch, heads, time, d)"""
    x = np.random.default_rng(9).normal(size=(2, 3, 4, 6))
    positions = np.array([[[0, 1, 2, 3]], [[0, 0, 0, 1]]])
    assert close(rotate(x, positions), by_loops(x, np.broadcast_to(positions, (2, 3, 4)), 10_000.0))


def test_positions_may_be_fractions():
    """Position interpolation: positions divided by 4"""
    x = np.random.default_rng(10).normal(size=(6, 4))
    positions = np.arange(6) / 4
    assert close(rotate(x, positions), by_loops(x, positions, 10_000.0))


def test_integers_are_not_rounded():
    """Whole-number queries are turned like any others"""
    x = np.array([[1, 2, 3, 4], [5, 6, 7, 8]])
    positions = np.array([1, 2])
    assert close(rotate(x, positions), by_loops(x, positions, 10_000.0))


def test_single_precision_far_out():
    """float32 vectors at positions around a million: the angles are right to 1e-4"""
    x = np.random.default_rng(11).normal(size=(4, 16)).astype(np.float32)
    positions = np.array([999_999, 1_000_000, 1_000_001, 1_000_003])
    assert close(rotate(x, positions), by_loops(x, positions, 10_000.0), rtol=0, atol=1e-4)


def test_a_hundred_thousand_positions():
    """100,000 tokens of width 16 within the time limit: no Python loop over tokens"""
    x = np.ones((100_000, 16), dtype=np.float32)
    out = np.asarray(rotate(x, np.arange(100_000)))
    assert close(out[-1:], rotate(x[-1:], np.array([99_999])), rtol=0, atol=1e-4)
    assert close(np.sum(out**2, axis=1), np.full(100_000, 16.0), rtol=1e-4)
