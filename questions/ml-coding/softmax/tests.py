import numpy as np

from answer import softmax
from handbook.judge import close, unchanged


def test_known_probabilities():
    """Logits 0, ln 2, ln 3 give 1/6, 2/6, 3/6"""
    assert close(softmax(np.log([1.0, 2.0, 3.0])), [1 / 6, 2 / 6, 3 / 6])


def test_rows_sum_to_one():
    """Each row of a matrix becomes a distribution"""
    p = softmax(np.array([[1.0, 2.0, 3.0], [-1.0, 0.0, 5.0]]))
    assert np.shape(p) == (2, 3)
    assert np.all(np.asarray(p) >= 0)
    assert close(np.sum(p, axis=1), [1.0, 1.0])


def test_adding_a_constant_changes_nothing():
    """softmax(x + c) equals softmax(x)"""
    x = np.array([0.3, -1.2, 2.5])
    assert close(softmax(x + 7.0), softmax(x))


def test_large_logits_do_not_overflow():
    """Logits near 10,000 and near -10,000 still give probabilities"""
    expected = softmax(np.array([0.0, 1.0, 2.0]))
    assert close(softmax(np.array([10_000.0, 10_001.0, 10_002.0])), expected)
    assert close(softmax(np.array([-10_000.0, -9_999.0, -9_998.0])), expected)


def test_axis_is_respected():
    """axis=0 normalizes columns"""
    x = np.array([[0.0, 1.0, 4.0], [2.0, -1.0, 0.5]])
    assert close(softmax(x, axis=0), np.transpose(softmax(x.T)))
    assert close(np.sum(softmax(x, axis=0), axis=0), np.ones(3))


def test_input_is_not_changed():
    """The caller's array stays as it was"""
    assert unchanged(softmax, np.array([[1.0, 2.0], [3.0, 5.0]]))
