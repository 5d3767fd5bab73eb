import numpy as np

from answer import rotate
from handbook.judge import close, unchanged


def test_by_hand():
    """d = 4 at position 1: the first pair turns by 1 radian, the second by 0.01"""
    out = rotate(np.array([[1.0, 0.0, 1.0, 0.0], [0.0, 1.0, 0.0, 1.0]]), np.array([1, 1]))
    c, s, c2, s2 = np.cos(1.0), np.sin(1.0), np.cos(0.01), np.sin(0.01)
    assert close(out, [[c, s, c2, s2], [-s, c, -s2, c2]])


def test_position_zero_changes_nothing():
    """At position 0 every angle is 0"""
    x = np.random.default_rng(0).normal(size=(3, 6))
    assert close(rotate(x, np.zeros(3, dtype=int)), x)


def test_norms_are_kept():
    """Each pair keeps its length at every position"""
    x = np.random.default_rng(1).normal(size=(5, 8))
    out = np.asarray(rotate(x, np.arange(5) * 37))
    assert close(out[:, 0::2] ** 2 + out[:, 1::2] ** 2, x[:, 0::2] ** 2 + x[:, 1::2] ** 2)


def test_scores_depend_on_the_distance_only():
    """A query at 5 and a key at 2 score as at 105 and 102, and not as at 5 and 3"""
    q, k = np.random.default_rng(2).normal(size=(2, 1, 8))

    def score(m, n):
        return np.sum(np.asarray(rotate(q, np.array([m]))) * np.asarray(rotate(k, np.array([n]))))

    assert close(score(105, 102), score(5, 2))
    assert not close(score(5, 3), score(5, 2))


def test_positions_are_those_given():
    """Rows at positions 7, 0 and 3 are turned as each would be alone"""
    x = np.random.default_rng(3).normal(size=(3, 4))
    out = np.asarray(rotate(x, np.array([7, 0, 3])))
    for row, position in enumerate((7, 0, 3)):
        assert close(out[row : row + 1], rotate(x[row : row + 1], np.array([position])))


def test_heads_and_batch_in_front():
    """x of shape (batch, heads, time, d): every head of every sequence is turned alike"""
    x = np.random.default_rng(4).normal(size=(2, 3, 5, 4))
    out = np.asarray(rotate(x, np.arange(5)))
    assert np.shape(out) == (2, 3, 5, 4)
    assert close(out[1, 2], rotate(x[1, 2], np.arange(5)))


def test_inputs_are_not_changed():
    """x and the positions stay as they were"""
    assert unchanged(rotate, np.random.default_rng(5).normal(size=(4, 6)), np.arange(4))
