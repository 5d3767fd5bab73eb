"""Inertia of k-means by number of clusters: three real groups, and a cloud without any."""

import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)


def inertia(x, k, starts=10):
    """Smallest mean squared distance to a center over several starts of Lloyd's algorithm."""
    best = np.inf
    for _ in range(starts):
        centers = x[rng.choice(len(x), k, replace=False)]
        for _ in range(30):
            near = ((x[:, None] - centers) ** 2).sum(axis=2).argmin(axis=1)
            centers = np.array([x[near == j].mean(axis=0) if (near == j).any() else centers[j] for j in range(k)])
        best = min(best, ((x - centers[near]) ** 2).sum(axis=1).mean())
    return best


groups = np.concatenate([rng.normal(c, 0.5, (100, 2)) for c in ((0, 0), (4, 0), (2, 3))])
cloud = rng.normal(size=(300, 2))
ks = np.arange(1, 10)
for name, x in (("three groups", groups), ("one round cloud", cloud)):
    values = np.array([inertia(x, k) for k in ks])
    plt.plot(ks, 100 * values / values[0], marker="o", label=name)

plt.ylim(0, 105)
plt.xlabel("clusters")
plt.ylabel("inertia, % of one cluster")
plt.legend()
plt.show()
