# fails: test_a_second_run_changes_nothing
import numpy as np


def seed_centers(X, k, rng):
    centers = [X[rng.integers(len(X))]]
    while len(centers) < k:
        d2 = ((X[:, None] - np.array(centers)) ** 2).sum(axis=2).min(axis=1)
        centers.append(X[rng.choice(len(X), p=d2 / d2.sum())])
    return np.array(centers)


def kmeans(X, centers, max_iter=300):
    centers = np.array(centers, dtype=float)
    labels = ((X[:, None] - centers) ** 2).sum(axis=2).argmin(axis=1)
    for j in np.unique(labels):
        centers[j] = X[labels == j].mean(axis=0)
    return centers, labels
