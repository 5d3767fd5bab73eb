"""K-means on groups it cannot see, and an elbow where there is nothing."""

import numpy as np

rng = np.random.default_rng(0)


def kmeans(X, k, seeds=10):
    """Best of several runs: labels and inertia."""
    best = (np.inf, None)
    for _ in range(seeds):
        C = X[rng.choice(len(X), 1)]
        while len(C) < k:  # k-means++ seeding
            d = ((X[:, None] - C) ** 2).sum(-1).min(1)
            C = np.r_[C, X[rng.choice(len(X), 1, p=d / d.sum())]]
        old = None
        for _ in range(50):
            label = ((X[:, None] - C) ** 2).sum(-1).argmin(1)
            if np.array_equal(label, old):
                break
            old = label
            for j in np.unique(label):
                C[j] = X[label == j].mean(0)
        inertia = ((X - C[label]) ** 2).sum()
        best = min(best, (inertia, label), key=lambda b: b[0])
    return best[1], best[0]


def agreement(a, b):
    """Share of pairs of points on which two groupings agree, corrected for chance."""
    same_a, same_b = (np.triu(g[:, None] == g, 1) for g in (a, b))
    chance = same_a.sum() * same_b.sum() / (len(a) * (len(a) - 1) / 2)
    most = (same_a.sum() + same_b.sum()) / 2
    return ((same_a & same_b).sum() - chance) / (most - chance)


def two(n1, n2, spread1, spread2, distance):
    """Two normal groups, the second moved to the right."""
    X = np.r_[rng.normal(size=(n1, 2)) * spread1, rng.normal(size=(n2, 2)) * spread2]
    X[n1:, 0] += distance
    return X, np.r_[np.zeros(n1), np.ones(n2)]


def silhouette(X, label):
    D = np.sqrt(((X[:, None] - X) ** 2).sum(-1))
    means = np.array([D[:, label == j].sum(1) for j in np.unique(label)])
    size = np.array([np.sum(label == j) for j in np.unique(label)])
    own = np.arange(len(X))
    a = means[label, own] / (size[label] - 1)
    other = means / size[:, None]
    other[label, own] = np.inf
    b = other.min(0)
    return np.mean((b - a) / np.maximum(a, b))


# --8<-- [start:shapes]
tilt = np.array([[1, 1], [-1, 1]]) / np.sqrt(2)
long, halves = two(200, 200, (1, 6), (1, 6), 6)
angle = rng.uniform(0, 2 * np.pi, 400)
radius = np.r_[np.full(200, 1.0), np.full(200, 4.0)] + 0.1 * rng.normal(size=400)
cases = {
    "round, equal": two(200, 200, 1, 1, 6),
    "other unit": two(200, 200, (1, 50), (1, 50), 6),
    "long, tilted": (long @ tilt, halves),
    "wide and narrow": two(200, 200, 3, 0.4, 6),
    "large and small": two(1000, 30, 1.2, 0.4, 5),
    "rings": (np.c_[np.cos(angle), np.sin(angle)] * radius[:, None], halves),
}
for name, (X, truth) in cases.items():
    scaled = (X - X.mean(0)) / X.std(0)
    raw, fair = (agreement(truth, kmeans(Z, 2)[0]) for Z in (X, scaled))
    print(f"{name:16} agreement {raw:z.2f}, standardized {fair:z.2f}")
    #> round, equal     agreement 1.00, standardized 1.00
    #> other unit       agreement 0.00, standardized 1.00
    #> long, tilted     agreement 0.00, standardized 0.00
    #> wide and narrow  agreement 0.62, standardized 0.59
    #> large and small  agreement 0.03, standardized 0.02
    #> rings            agreement 0.00, standardized 0.00
# --8<-- [end:shapes]

flat = rng.uniform(size=(300, 2))
centers = np.repeat([(0.2, 0.2), (0.8, 0.3), (0.4, 0.8)], 100, axis=0)
groups = centers + 0.07 * rng.normal(size=(300, 2))
# --8<-- [start:choose]
for name, X in (("uniform", flat), ("three groups", groups)):
    for k in (2, 3, 4, 6):
        label, inertia = kmeans(X, k)
        even = [rng.uniform(X.min(0), X.max(0), X.shape) for _ in range(5)]
        gap = np.log(np.mean([kmeans(E, k)[1] for E in even]) / inertia)
        scores = f"silhouette {silhouette(X, label):.2f}  gap {gap:5.2f}"
        print(f"{name:12} k {k}  inertia {inertia:5.1f}  {scores}")
        #> uniform      k 2  inertia  29.8  silhouette 0.37  gap  0.00
        #> uniform      k 3  inertia  19.3  silhouette 0.38  gap -0.02
        #> uniform      k 4  inertia  12.1  silhouette 0.42  gap -0.01
        #> uniform      k 6  inertia   8.3  silhouette 0.38  gap -0.03
        #> three groups k 2  inertia  21.3  silhouette 0.54  gap  0.22
        #> three groups k 3  inertia   3.2  silhouette 0.78  gap  1.66
        #> three groups k 4  inertia   2.8  silhouette 0.62  gap  1.38
        #> three groups k 6  inertia   2.0  silhouette 0.34  gap  1.30
# --8<-- [end:choose]
