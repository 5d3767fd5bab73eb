import numpy as np


def seed_centers(X, k, rng):
    """D^2 sampling as a race: the smallest Exp(1) / weight wins with probability proportional to its weight."""
    chosen = [rng.integers(len(X))]
    weight = np.full(len(X), np.inf)
    while len(chosen) < k:
        weight = np.minimum(weight, ((X - X[chosen[-1]]) ** 2).sum(axis=1))
        arrival = np.full(len(X), np.inf)  # a point with a center on it never arrives
        np.divide(rng.exponential(size=len(X)), weight, out=arrival, where=weight > 0)
        chosen.append(arrival.argmin())
    return X[chosen]


def assign(part, centers):
    """Labels of some of the points, and what they add to the sum and the count of each cluster."""
    k = len(centers)
    labels = ((part[:, None] - centers) ** 2).sum(axis=2).argmin(axis=1)
    sums = np.stack([np.bincount(labels, column, minlength=k) for column in part.T], axis=1)
    return labels, sums, np.bincount(labels, minlength=k)


def kmeans(X, centers, max_iter=300, block=4096):
    """Sums and counts add up over blocks of points, which might as well sit on different machines."""
    centers, labels = np.array(centers, dtype=float), None
    for _ in range(max_iter):
        parts = [assign(X[i : i + block], centers) for i in range(0, len(X), block)]
        before, labels = labels, np.concatenate([part[0] for part in parts])
        if before is not None and (labels == before).all():
            break
        sums, counts = sum(part[1] for part in parts), sum(part[2] for part in parts)
        centers[counts > 0] = sums[counts > 0] / counts[counts > 0, None]
    return centers, labels
