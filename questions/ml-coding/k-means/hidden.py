from collections import Counter

import numpy as np

from answer import kmeans, seed_centers
from handbook.judge import close


def inertia(X, centers):
    return np.min([np.sum((X - c) ** 2, axis=1) for c in np.asarray(centers)], axis=0).sum()


def test_inertia_never_rises():
    """More iterations never leave a larger sum of squared distances"""
    rng = np.random.default_rng(4)
    X = rng.uniform(size=(200, 3))
    values = [inertia(X, kmeans(X, X[:6], max_iter=m)[0]) for m in (1, 2, 3, 5, 10, 100)]
    assert np.all(np.diff(values) <= 1e-9)
    assert values[-1] < inertia(X, X[:6])


def test_max_iter_counts_rounds():
    """One round on 0, 1, 10, 11 from centers 0 and 1 gives the means 0 and 22/3, two give 0.5 and 10.5"""
    X, start = np.array([[0.0], [1.0], [10.0], [11.0]]), np.array([[0.0], [1.0]])
    assert close(kmeans(X, start, max_iter=1)[0], [[0.0], [22 / 3]])
    assert close(kmeans(X, start, max_iter=2)[0], [[0.5], [10.5]])


def test_a_second_run_changes_nothing():
    """Starting from the result gives the result"""
    rng = np.random.default_rng(5)
    X = rng.uniform(size=(120, 2))
    centers, labels = kmeans(X, X[:5])
    again, labels_again = kmeans(X, centers)
    assert close(again, centers)
    assert close(labels_again, labels)


def test_one_cluster_is_the_mean():
    """k = 1 gives the mean of all points"""
    X = np.random.default_rng(6).normal(size=(50, 4))
    centers, labels = kmeans(X, X[:1])
    assert close(centers, [X.mean(axis=0)])
    assert close(labels, np.zeros(50, dtype=int))


def test_clear_blobs_are_recovered():
    """Seeding and Lloyd together find four far-apart groups of unequal size"""
    rng = np.random.default_rng(7)
    corners, sizes = np.array([[0, 0], [100, 0], [0, 100], [100, 100]]), [30, 10, 5, 80]
    X = np.concatenate([corner + rng.normal(size=(n, 2)) for corner, n in zip(corners, sizes)])
    truth = np.repeat(np.arange(4), sizes)
    best = min((kmeans(X, seed_centers(X, 4, rng)) for _ in range(5)), key=lambda found: inertia(X, found[0]))
    labels = np.asarray(best[1])
    assert len(set(zip(truth.tolist(), labels.tolist()))) == 4


def test_seeds_follow_the_squared_distance():
    """Points 0, 1, 3 with k = 2: each pair is drawn as often as the arithmetic says, within 6 standard errors"""
    # Fair draws fail this with probability 1e-8 (exact binomial tails, three pairs).
    X, trials, rng = np.array([[0.0], [1.0], [3.0]]), 4_000, np.random.default_rng(8)
    drawn = Counter(frozenset(np.ravel(seed_centers(X, 2, rng)).tolist()) for _ in range(trials))
    chance = {frozenset({0.0, 1.0}): (1 / 10 + 1 / 5) / 3, frozenset({0.0, 3.0}): (9 / 10 + 9 / 13) / 3}
    chance[frozenset({1.0, 3.0})] = 1 - sum(chance.values())
    for pair, p in chance.items():
        assert close(drawn[pair] / trials, p, rtol=0, atol=6 * np.sqrt(p * (1 - p) / trials))


def test_seeding_finds_every_distinct_point():
    """Of 300 copies of one point and two others, three seeds are the three different points"""
    X = np.concatenate([np.zeros((300, 2)), [[1.0, 0.0]], [[0.0, 2.0]]])
    for seed in range(20):
        centers = np.asarray(seed_centers(X, 3, np.random.default_rng(seed)))
        assert close(sorted(map(tuple, centers.tolist())), [(0.0, 0.0), (0.0, 2.0), (1.0, 0.0)])


def test_twenty_thousand_points():
    """20,000 points, 10 clusters, 10 iterations within the time limit: no Python loop over points"""
    rng = np.random.default_rng(9)
    X = rng.normal(size=(20_000, 4))
    centers, labels = kmeans(X, X[:10], max_iter=10)
    assert np.shape(centers) == (10, 4)
    assert np.shape(labels) == (20_000,)
