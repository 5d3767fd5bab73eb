import numpy as np


def squared_distances(X, centers):
    """|x|^2 - 2 x.c + |c|^2 with one matrix product; rounding can leave tiny negative values."""
    d2 = (X**2).sum(axis=1)[:, None] - 2 * X @ centers.T + (centers**2).sum(axis=1)
    return np.maximum(d2, 0)


def seed_centers(X, k, rng):
    """D^2 sampling by inverting the cumulative sum, keeping the nearest distance up to date."""
    chosen = [rng.integers(len(X))]
    nearest = ((X - X[chosen[0]]) ** 2).sum(axis=1)
    for _ in range(k - 1):
        cumulative = np.cumsum(nearest)
        chosen.append(min(np.searchsorted(cumulative, rng.random() * cumulative[-1], side="right"), len(X) - 1))
        nearest = np.minimum(nearest, ((X - X[chosen[-1]]) ** 2).sum(axis=1))
    return X[chosen]


def kmeans(X, centers, max_iter=300):
    """Means as a product with the one-hot assignment matrix; stops when the centers stand still."""
    centers = np.array(centers, dtype=float)
    for _ in range(max_iter):
        labels = squared_distances(X, centers).argmin(axis=1)
        one_hot = np.eye(len(centers))[labels]
        count = one_hot.sum(axis=0)[:, None]
        means = np.where(count > 0, one_hot.T @ X / np.maximum(count, 1), centers)
        if np.array_equal(means, centers):
            break
        centers = means
    return centers, squared_distances(X, centers).argmin(axis=1)
