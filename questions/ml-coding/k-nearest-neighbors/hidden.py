import numpy as np

from answer import neighbors, predict
from handbook.judge import close


def brute_force(X, queries, k):
    found = []
    for q in queries:
        gaps = [float(np.sqrt(sum((x - q) ** 2))) for x in X]
        order = sorted(range(len(X)), key=lambda i: (gaps[i], i))[:k]
        found.append(([gaps[i] for i in order], order))
    return [d for d, _ in found], [i for _, i in found]


def test_agrees_with_brute_force():
    """60 rows, 9 queries, four features: against two plain loops"""
    rng = np.random.default_rng(10)
    X, queries = rng.normal(size=(60, 4)), rng.normal(size=(9, 4))
    for k in (1, 7, 60):
        distances, indices = neighbors(X, queries, k)
        expected_distances, expected_indices = brute_force(X, queries, k)
        assert close(distances, expected_distances)
        assert close(indices, expected_indices)


def test_a_point_is_its_own_neighbor():
    """Queries that are rows of X find themselves at distance 0, not NaN"""
    X = np.random.default_rng(11).normal(size=(40, 5)) + 3.0
    distances, indices = neighbors(X, X, 1)
    assert close(distances, np.zeros((40, 1)), atol=1e-6)
    assert close(indices, np.arange(40)[:, None])


def test_data_far_from_the_origin():
    """Points near 1e6 with a spread of 1: the neighbors are right, distances to 1e-6"""
    rng = np.random.default_rng(12)
    X, queries = rng.normal(size=(80, 3)) + 1e6, rng.normal(size=(10, 3)) + 1e6
    distances, indices = neighbors(X, queries, 6)
    expected_distances, expected_indices = brute_force(X, queries, 6)
    assert close(indices, expected_indices)
    assert close(distances, expected_distances)


def test_ties_at_the_last_place():
    """Points at -2, 2, -1, 1, k = 3 from 0: the first of the two far ones is taken"""
    X = np.array([[-2.0], [2.0], [-1.0], [1.0]])
    _, indices = neighbors(X, np.array([[0.0]]), 3)
    assert close(indices, [[2, 3, 0]])


def test_copies_of_one_row():
    """64 equal rows: the first k of them, all at the same distance"""
    X = np.tile([[2.0, 0.0]], (64, 1))
    distances, indices = neighbors(X, np.array([[0.0, 0.0], [2.0, 0.0]]), 5)
    assert close(indices, [[0, 1, 2, 3, 4], [0, 1, 2, 3, 4]])
    assert close(distances, [[2.0] * 5, [0.0] * 5], atol=1e-6)


def test_all_rows_vote_when_k_is_n():
    """With k = n every query gets the most frequent label"""
    rng = np.random.default_rng(13)
    X, y = rng.normal(size=(9, 2)), np.array([4, 1, 1, 4, 9, 4, 9, 1, 4])
    assert close(predict(X, y, rng.normal(size=(5, 2)) * 10, 9), [4] * 5)


def test_labels_are_names_not_amounts():
    """Labels -5, 0 and 1,000,000: the vote is among them, not near their mean"""
    X = np.array([[0.0], [1.0], [2.0], [10.0], [11.0], [12.0]])
    y = np.array([-5, 1_000_000, -5, 0, 0, 1_000_000])
    assert close(predict(X, y, np.array([[1.0], [11.0]]), 3), [-5, 0])


def test_predict_agrees_with_a_count_by_hand():
    """Three labels, k = 1 to 8: most votes among the true neighbors, then smallest"""
    rng = np.random.default_rng(14)
    X, queries = rng.normal(size=(50, 2)), rng.normal(size=(12, 2))
    y = rng.integers(-1, 2, size=50)
    for k in range(1, 9):
        expected = []
        for row in brute_force(X, queries, k)[1]:
            votes = [int(y[i]) for i in row]
            expected.append(max(sorted(set(votes)), key=votes.count))
        assert close(predict(X, y, queries, k), expected)


def test_many_queries_against_twenty_thousand_rows():
    """150 queries, 20,000 rows, 4 features: no Python loop over pairs"""
    rng = np.random.default_rng(15)
    X, queries = rng.normal(size=(20_000, 4)), rng.normal(size=(150, 4))
    distances, indices = neighbors(X, queries, 10)
    assert np.shape(indices) == (150, 10)
    nearest = [np.sqrt(((X - q) ** 2).sum(axis=1)).min() for q in queries[:5]]
    assert close(np.asarray(distances)[:5, 0], nearest)
