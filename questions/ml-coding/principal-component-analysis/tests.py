import numpy as np

from answer import inverse_transform, pca, transform
from handbook.judge import close, unchanged

CROSS = np.array([[13.0, 3.0], [7.0, -3.0], [11.0, -1.0], [9.0, 1.0]])  # center (10, 0)


def cloud(n=50, seed=0):
    """n points in four dimensions with spreads 5, 3, 1, 0.2 along random directions."""
    rng = np.random.default_rng(seed)
    Q = np.linalg.qr(rng.normal(size=(4, 4)))[0]
    return rng.normal(size=(n, 4)) * [5.0, 3.0, 1.0, 0.2] @ Q + [1.0, 2.0, 3.0, 4.0]


def test_four_points_by_hand():
    """Variance 12 along the diagonal, 4/3 across it; signs are free"""
    mean, components, variances, ratios = pca(CROSS, 2)
    assert close(mean, [10.0, 0.0])
    assert close(variances, [12.0, 4 / 3])
    assert close(ratios, [0.9, 0.1])
    diagonals = np.array([[1, 1], [1, -1]]) / np.sqrt(2)
    assert close(np.abs(np.asarray(components) @ diagonals), np.eye(2))


def test_components_are_orthonormal_rows():
    """Three components in four dimensions: shape (3, 4), inner products 0 and 1"""
    components = np.asarray(pca(cloud(), 3)[1])
    assert components.shape == (3, 4)
    assert close(components @ components.T, np.eye(3))


def test_scores_are_uncorrelated():
    """The covariance of the scores is diagonal: the variances, largest first"""
    X = cloud()
    mean, components, variances, _ = pca(X, 4)
    Z = transform(X, mean, components)
    assert close(np.cov(np.transpose(Z)), np.diag(variances))
    assert np.all(np.diff(variances) < 0)


def test_all_components_lose_nothing():
    """With k = d the inverse brings every point back"""
    X = cloud()
    mean, components, _, _ = pca(X, 4)
    assert close(inverse_transform(transform(X, mean, components), mean, components), X)


def test_ratios_are_shares_of_the_whole_variance():
    """With k = 1 the ratio stays 0.9: what was dropped counts in the denominator"""
    assert close(pca(CROSS, 1)[3], [0.9])


def test_new_points_are_centered_with_the_training_mean():
    """A new point at the training mean has score 0, twice as far twice the score"""
    mean, components, _, _ = pca(CROSS, 1)
    Z = transform(np.array([[10.0, 0.0], [11.0, 1.0], [12.0, 2.0]]), mean, components)
    assert close(np.abs(Z), np.sqrt([[0.0], [2.0], [8.0]]))


def test_inputs_are_not_changed():
    """X, the mean, the components and the scores stay as they were"""
    X = cloud()
    mean, components = np.zeros(4), np.eye(4)[:2]
    assert unchanged(pca, X, 2)
    assert unchanged(transform, X, mean, components)
    assert unchanged(inverse_transform, X[:, :2].copy(), mean, components)
