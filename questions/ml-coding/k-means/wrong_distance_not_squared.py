# fails: test_seeds_follow_the_squared_distance
import numpy as np


def seed_centers(X, k, rng):
    centers = [X[rng.integers(len(X))]]
    while len(centers) < k:
        d = np.sqrt(((X[:, None] - np.array(centers)) ** 2).sum(axis=2)).min(axis=1)
        centers.append(X[rng.choice(len(X), p=d / d.sum())])
    return np.array(centers)


def kmeans(X, centers, max_iter=300):
    centers = np.array(centers, dtype=float)
    for _ in range(max_iter):
        labels = ((X[:, None] - centers) ** 2).sum(axis=2).argmin(axis=1)
        for j in np.unique(labels):
            centers[j] = X[labels == j].mean(axis=0)
    return centers, labels
