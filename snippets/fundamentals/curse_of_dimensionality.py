"""Distances concentrate with independent dimensions; low intrinsic dimension saves k-NN."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:concentrate]
for d in (2, 10, 100, 1000):
    points, query = rng.random((2000, d)), rng.random(d)
    distance = np.sqrt(np.sum((points - query) ** 2, axis=1))
    edge = 0.01 ** (1 / d)  # a cube that holds 1% of the volume
    ratio = distance.min() / distance.mean()
    print(f"{d:4} dimensions  nearest over mean {ratio:.2f}  edge for 1% {edge:.2f}")
    #>    2 dimensions  nearest over mean 0.01  edge for 1% 0.10
    #>   10 dimensions  nearest over mean 0.42  edge for 1% 0.63
    #>  100 dimensions  nearest over mean 0.81  edge for 1% 0.95
    #> 1000 dimensions  nearest over mean 0.94  edge for 1% 1.00
# --8<-- [end:concentrate]


def knn_error(train, labels, test, truth, k=10):
    """Root mean squared error of k-nearest-neighbor regression."""
    gaps = np.sum(train**2, axis=1) - 2 * test @ train.T  # squared, up to a constant
    near = np.argpartition(gaps, k, axis=1)[:, :k]
    return np.sqrt(np.mean((labels[near].mean(axis=1) - truth) ** 2))


def surface(u):
    return np.sin(2 * u[:, 0]) + np.cos(2 * u[:, 1])


# --8<-- [start:knn]
u, v = rng.normal(size=(2000, 2)), rng.normal(size=(500, 2))  # two real causes
labels, truth = surface(u) + 0.1 * rng.normal(size=2000), surface(v)
best = knn_error(u, labels, v, truth)
print(f"guessing the mean {truth.std():.2f}, the two causes alone {best:.2f}")
#> guessing the mean 1.02, the two causes alone 0.14
for extra in (2, 10, 98):
    a, b = (np.c_[c, rng.normal(size=(len(c), extra))] for c in (u, v))
    noisy = knn_error(a, labels, b, truth)
    mix = np.linalg.qr(rng.normal(size=(2 + extra, 2)))[0].T  # a tilted plane
    a, b = (c @ mix for c in (u, v))
    a, b = (c + 0.02 * rng.normal(size=c.shape) for c in (a, b))
    plane = knn_error(a, labels, b, truth)
    errors = f"with irrelevant ones {noisy:.2f}  on a plane {plane:.2f}"
    print(f"{2 + extra:3} features  {errors}")
    #>   4 features  with irrelevant ones 0.36  on a plane 0.14
    #>  12 features  with irrelevant ones 0.83  on a plane 0.15
    #> 100 features  with irrelevant ones 1.04  on a plane 0.14
# --8<-- [end:knn]
