# fails: test_seeding_finds_every_distinct_point
import numpy as np


def seed_centers(X, k, rng):
    return X[rng.choice(len(X), size=k, replace=False)]


def kmeans(X, centers, max_iter=300):
    centers = np.array(centers, dtype=float)
    for _ in range(max_iter):
        labels = ((X[:, None] - centers) ** 2).sum(axis=2).argmin(axis=1)
        for j in np.unique(labels):
            centers[j] = X[labels == j].mean(axis=0)
    return centers, labels
