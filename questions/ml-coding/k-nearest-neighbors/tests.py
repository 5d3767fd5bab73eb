import numpy as np

from answer import neighbors, predict
from handbook.judge import close, unchanged


def test_distances_by_hand():
    """From the origin, (3, 4) is at 5 and (6, 8) at 10; the far point is left out"""
    X = np.array([[6.0, 8.0], [3.0, 4.0], [30.0, 40.0]])
    distances, indices = neighbors(X, np.array([[0.0, 0.0]]), 2)
    assert close(distances, [[5.0, 10.0]])
    assert close(indices, [[1, 0]])


def test_nearest_comes_first():
    """Distances ascend and belong to the rows of X that the indices name"""
    rng = np.random.default_rng(0)
    X, queries = rng.normal(size=(1_000, 3)), rng.normal(size=(80, 3))
    distances, indices = map(np.asarray, neighbors(X, queries, 100))
    assert np.shape(indices) == (80, 100)
    assert np.all(np.diff(distances, axis=1) >= 0)
    assert close(distances, np.linalg.norm(X[indices] - queries[:, None], axis=2))


def test_equal_distances_go_by_index():
    """Four corners equally far from the middle: the smaller indices, in order"""
    X = np.array([[1.0, 1.0], [-1.0, 1.0], [1.0, -1.0], [-1.0, -1.0]])
    _, indices = neighbors(X, np.array([[0.0, 0.0]]), 3)
    assert close(indices, [[0, 1, 2]])


def test_majority_of_three():
    """Labels 7, 7 and 2 among the three nearest give 7, though 2 is nearest"""
    X, y = np.array([[0.0], [1.0], [2.0], [50.0]]), np.array([2, 7, 7, 2])
    assert close(predict(X, y, np.array([[0.0]]), 3), [7])
    assert close(predict(X, y, np.array([[0.0]]), 1), [2])


def test_equal_votes_go_to_the_smaller_label():
    """One vote for 5 and one for 3: the answer is 3, whichever is nearer"""
    X = np.array([[0.0], [1.0]])
    assert close(predict(X, np.array([5, 3]), np.array([[0.0]]), 2), [3])
    assert close(predict(X, np.array([3, 5]), np.array([[0.0]]), 2), [3])


def test_inputs_are_not_changed():
    """Neither the data nor the queries are written to"""
    rng = np.random.default_rng(1)
    X, queries = rng.normal(size=(30, 2)), rng.normal(size=(4, 2))
    assert unchanged(predict, X, rng.integers(0, 3, size=30), queries, 5)
