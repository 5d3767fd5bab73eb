import numpy as np


def squared_distances(X, centers):
    """Shape (n, k): one column a center, so that no (n, k, d) array is ever made."""
    return np.stack([((X - c) ** 2).sum(axis=1) for c in centers], axis=1)


def seed_centers(X, k, rng):
    """k rows of X, an (n, d) array, drawn by k-means++ with the numpy Generator rng; shape (k, d)."""
    centers = [X[rng.integers(len(X))]]
    while len(centers) < k:
        d2 = squared_distances(X, centers).min(axis=1)
        centers.append(X[rng.choice(len(X), p=d2 / d2.sum())])
    return np.array(centers)


def kmeans(X, centers, max_iter=300):
    """Lloyd's algorithm from the given (k, d) centers; returns (centers, labels), labels of shape (n,)."""
    centers = np.array(centers, dtype=float)
    labels = squared_distances(X, centers).argmin(axis=1)
    for _ in range(max_iter):
        for j in np.unique(labels):  # a cluster without points keeps its center
            centers[j] = X[labels == j].mean(axis=0)
        before, labels = labels, squared_distances(X, centers).argmin(axis=1)
        if (labels == before).all():
            break
    return centers, labels
