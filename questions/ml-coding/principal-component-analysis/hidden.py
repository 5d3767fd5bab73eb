import numpy as np

from answer import inverse_transform, pca, transform
from handbook.judge import close


def cloud(n, spreads, seed=0):
    """n points with these spreads along random orthogonal directions."""
    rng = np.random.default_rng(seed)
    Q = np.linalg.qr(rng.normal(size=(len(spreads), len(spreads))))[0]
    return rng.normal(size=(n, len(spreads))) * spreads @ Q


def test_agrees_with_the_covariance():
    """Eigenvalues and spans of eigenvectors of the covariance matrix, for every k"""
    X = cloud(60, [4.0, 2.0, 1.0, 0.5, 0.25], seed=1) + 3
    value, vector = np.linalg.eigh(np.cov(X.T))
    for k in range(1, 6):
        _, components, variances, ratios = pca(X, k)
        top = vector[:, ::-1][:, :k]
        assert close(variances, value[::-1][:k])
        assert close(ratios, value[::-1][:k] / value.sum())
        assert close(np.transpose(components) @ np.asarray(components), top @ top.T)


def test_reconstruction_error_is_what_was_dropped():
    """Squared error with k components is n - 1 times the variances from k + 1 on"""
    X = cloud(40, [3.0, 2.0, 1.0, 0.5], seed=2) - 7
    variances = np.asarray(pca(X, 4)[2])
    for k in (1, 2, 3):
        mean, components, _, _ = pca(X, k)
        back = inverse_transform(transform(X, mean, components), mean, components)
        assert close(np.sum((X - back) ** 2), 39 * variances[k:].sum())


def test_equal_variances_may_be_rotated():
    """Two tied directions: any orthonormal pair that spans their plane is right"""
    X = np.concatenate([np.diag([3.0, 3.0, 1.0]), -np.diag([3.0, 3.0, 1.0])])
    mean, components, variances, ratios = pca(X, 2)
    assert close(variances, [18 / 5, 18 / 5])
    assert close(ratios, [9 / 19, 9 / 19])
    P = np.transpose(components) @ np.asarray(components)
    assert close(P, np.diag([1.0, 1.0, 0.0]))


def test_more_columns_than_rows():
    """Five points in twelve dimensions: four components keep everything"""
    X = np.random.default_rng(3).normal(size=(5, 12)) + 2
    mean, components, variances, ratios = pca(X, 4)
    assert np.shape(components) == (4, 12)
    assert close(np.sum(ratios), 1.0)
    assert close(np.sum(variances), X.var(axis=0, ddof=1).sum())
    assert close(inverse_transform(transform(X, mean, components), mean, components), X)


def test_small_directions_keep_their_digits():
    """Spreads of 1 and 1e-6: the small variance, near 1e-12, is right to 1e-6"""
    # Rows 1, -1, e, -e along orthogonal axes: exact variances 2/3 and 2e-12/3.
    a, e = np.pi / 6, 1e-6
    axes = np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]])
    X = np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, e], [0.0, -e]]) @ axes
    variances = np.asarray(pca(X, 2)[2])
    assert close(variances, [2 / 3, 2e-12 / 3], atol=0)


def test_data_far_from_the_origin():
    """A shift by a thousand moves the mean and nothing else"""
    X = cloud(30, [2.0, 1.0, 0.5], seed=4)
    near, far = pca(X, 2), pca(X + 1000, 2)
    assert close(far[0], near[0] + 1000)
    assert close(far[2], near[2])
    P, Q = (np.transpose(found[1]) @ np.asarray(found[1]) for found in (near, far))
    assert close(P, Q)


def test_scores_of_one_new_point():
    """One row gives one row of scores; one row of scores gives one point"""
    mean, components = np.array([1.0, 2.0, 3.0]), np.eye(3)[[2, 0]]
    assert close(transform(np.array([[5.0, 6.0, 7.0]]), mean, components), [[4.0, 4.0]])
    found = inverse_transform(np.array([[10.0, 20.0]]), mean, components)
    assert close(found, [[21.0, 2.0, 13.0]])


def test_a_hundred_thousand_rows():
    """100,000 rows and 8 columns within time and memory: no square matrix of rows"""
    X = cloud(100_000, [8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0], seed=5)
    mean, components, variances, _ = pca(X, 3)
    assert np.shape(components) == (3, 8)
    assert close(np.var(transform(X, mean, components), axis=0, ddof=1), variances)


def test_a_thousand_columns():
    """20 rows and 1,000 columns, where the longer side is the other one"""
    X = np.random.default_rng(6).normal(size=(20, 1_000))
    _, components, variances, ratios = pca(X, 19)
    assert np.shape(components) == (19, 1_000)
    assert close(np.sum(ratios), 1.0)
