import numpy as np

from answer import kmeans, seed_centers
from handbook.judge import close, unchanged


def blobs(n=60, seed=0):
    """n points in the plane around three corners, far apart."""
    rng = np.random.default_rng(seed)
    return np.repeat([[0.0, 0.0], [10.0, 0.0], [0.0, 10.0]], n // 3, axis=0) + rng.normal(size=(n // 3 * 3, 2))


def test_two_pairs_on_a_line():
    """Points 0, 1, 10, 11 from centers 0 and 1 end at 0.5 and 10.5"""
    X = np.array([[0.0], [1.0], [10.0], [11.0]])
    centers, labels = kmeans(X, np.array([[0.0], [1.0]]))
    assert close(centers, [[0.5], [10.5]])
    assert close(labels, [0, 0, 1, 1])


def test_each_point_goes_to_its_nearest_center():
    """No point is closer to another center than to its own"""
    X = blobs()
    centers, labels = kmeans(X, X[:3])
    distances = np.array([[np.sum((x - c) ** 2) for c in np.asarray(centers)] for x in X])
    assert close(distances[np.arange(len(X)), np.asarray(labels)], distances.min(axis=1))


def test_each_center_is_the_mean_of_its_points():
    """At convergence every center is the mean of the points that carry its label"""
    X = blobs()
    centers, labels = kmeans(X, X[:3])
    for j in range(3):
        assert close(np.asarray(centers)[j], X[np.asarray(labels) == j].mean(axis=0))


def test_an_empty_cluster_keeps_its_center():
    """A center that no point is nearest to stays where it was"""
    X = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    centers, labels = kmeans(X, np.array([[0.0, 0.0], [100.0, 100.0]]))
    assert close(centers, [[1 / 3, 1 / 3], [100.0, 100.0]])
    assert close(labels, [0, 0, 0])


def test_seeds_are_points_of_the_data():
    """k-means++ returns k different rows of X when the rows differ"""
    X = blobs()
    centers = np.asarray(seed_centers(X, 5, np.random.default_rng(3)))
    assert np.shape(centers) == (5, 2)
    assert all(any(np.array_equal(c, x) for x in X) for c in centers)
    assert len({tuple(c) for c in centers.tolist()}) == 5


def test_inputs_are_not_changed():
    """Neither X nor the starting centers are written to"""
    X = blobs()
    assert unchanged(kmeans, X, X[:3].copy())
