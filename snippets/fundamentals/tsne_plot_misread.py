"""What a t-SNE map keeps and what it makes up, with t-SNE in forty lines."""

import numpy as np


def square_distances(X):
    return np.maximum(0, (X**2).sum(1)[:, None] + (X**2).sum(1) - 2 * X @ X.T)


def similarities(X, perplexity):
    """Every point gets the bandwidth at which it has `perplexity` neighbors."""
    D = square_distances(X)
    low, high = np.full(len(X), 1e-9), np.full(len(X), 1e9)
    for _ in range(60):
        precision = np.sqrt(low * high)
        P = np.exp(-D * precision[:, None])
        np.fill_diagonal(P, 0)
        total = P.sum(1) + 1e-300
        entropy = np.log(total) + precision * (D * P).sum(1) / total
        wide = entropy > np.log(perplexity)
        low, high = np.where(wide, precision, low), np.where(wide, high, precision)
    P = P / total[:, None]
    return (P + P.T) / (2 * len(X))


def tsne(X, perplexity, steps=300, seed=0):
    P = similarities(X, perplexity)
    Y = 0.01 * np.random.default_rng(seed).normal(size=(len(X), 2))
    move = np.zeros_like(Y)
    for step in range(steps):
        kernel = 1 / (1 + square_distances(Y))
        np.fill_diagonal(kernel, 0)
        pull = ((4 if step < 75 else 1) * P - kernel / kernel.sum()) * kernel
        move = 0.7 * move - len(X) / 3 * (pull.sum(1)[:, None] * Y - pull @ Y)
        Y = Y + move
    return Y


def neighbors_kept(X, Y, k=10):
    """Share of the k nearest neighbors in X that are among the k nearest in Y."""
    near = [np.argsort(square_distances(Z), axis=1)[:, 1 : k + 1] for Z in (X, Y)]
    return np.mean([len(np.intersect1d(a, b)) / k for a, b in zip(*near)])


def pca(X):
    X = X - X.mean(0)
    return X @ np.linalg.svd(X, full_matrices=False)[2][:2].T


# --8<-- [start:groups]
rng = np.random.default_rng(0)
group = np.repeat([0, 1, 2], 50)
X = rng.normal(size=(150, 10)) * np.array([0.2, 1, 2])[group][:, None]
X[:, 0] += np.array([0, 10, 60])[group]  # three groups on a line


def shape(Y):
    """Width of each group over the first one's; second gap over the first."""
    centers = np.array([Y[group == g].mean(0) for g in range(3)])
    off = np.sum((Y - centers[group]) ** 2, axis=1)
    spread = np.sqrt([off[group == g].mean() for g in range(3)])
    gaps = np.linalg.norm(np.diff(centers, axis=0), axis=1)
    _, second, third = spread / spread[0]
    return f"widths 1 : {second:.0f} : {third:.0f}, gaps 1 : {gaps[1] / gaps[0]:.0f}"


Y = tsne(X, perplexity=15)
for name, Z in (("data", X), ("PCA", pca(X)), ("t-SNE", Y)):
    print(f"{name:6} {shape(Z)}, neighbors kept {neighbors_kept(X, Z):.1f}")
    #> data   widths 1 : 5 : 10, gaps 1 : 5, neighbors kept 1.0
    #> PCA    widths 1 : 5 : 13, gaps 1 : 5, neighbors kept 0.4
    #> t-SNE  widths 1 : 1 : 1, gaps 1 : 1, neighbors kept 0.5
# --8<-- [end:groups]

def islands(Y, k=8):
    """Labels by k-means on the map, best of ten starts."""
    best = (np.inf, None)
    for seed in range(10):
        C = Y[np.random.default_rng(seed).choice(len(Y), k, replace=False)]
        for _ in range(30):
            label = ((Y[:, None] - C) ** 2).sum(-1).argmin(1)
            for j in np.unique(label):
                C[j] = Y[label == j].mean(0)
        best = min(best, (((Y - C[label]) ** 2).sum(), label), key=lambda b: b[0])
    return best[1]


def silhouette(X, label):
    D, kinds = np.sqrt(square_distances(X)), np.unique(label)
    size = np.array([np.sum(label == j) for j in kinds])
    sums = np.array([D[:, label == j].sum(1) for j in kinds])
    own, column = np.searchsorted(kinds, label), np.arange(len(X))
    inside = sums[own, column] / np.maximum(1, size[own] - 1)
    means = sums / size[:, None]
    means[own, column] = np.inf
    outside = means.min(0)
    return np.mean((outside - inside) / np.maximum(outside, inside))


# --8<-- [start:noise]
noise = rng.normal(size=(150, 10))  # no groups at all
for name, data, perplexity, k in (("noise", noise, 3, 8), ("groups", X, 15, 3)):
    Z = tsne(data, perplexity)
    label = islands(Z, k)
    seen, real = silhouette(Z, label), silhouette(data, label)
    print(f"{name:6} silhouette of islands: map {seen:.1f}, data {real:.1f}")
    #> noise  silhouette of islands: map 0.4, data 0.0
    #> groups silhouette of islands: map 0.7, data 0.8
# --8<-- [end:noise]
