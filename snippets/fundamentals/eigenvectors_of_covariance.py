"""PCA: most variance, least reconstruction error, and what units and whitening do."""

import numpy as np

rng = np.random.default_rng(0)
mixing = np.array([[3.0, 0.5, 0.2], [1.0, 2.0, 0.1], [0.5, 0.3, 0.5]])
X = rng.normal(size=(2000, 3)) @ mixing.T
X -= X.mean(axis=0)
C = X.T @ X / len(X)

# --8<-- [start:both]
values, vectors = np.linalg.eigh(C)  # ascending
values, vectors = values[::-1], vectors[:, ::-1]
directions = rng.normal(size=(100_000, 3))
directions /= np.linalg.norm(directions, axis=1, keepdims=True)
variance = np.sum((directions @ C) * directions, axis=1)
best = directions[variance.argmax()]
overlap = abs(best @ vectors[:, 0])
print("eigenvalues", values.round(3), " sum", values.sum().round(3))
#> eigenvalues [12.096  2.541  0.204]  sum 14.842
print(f"best of 100,000 directions {variance.max():.3f}, overlap {overlap:.3f}")
#> best of 100,000 directions 12.096, overlap 1.000
error = np.trace(C) - variance  # of the reconstruction from one coordinate
print(f"least reconstruction error {error.min():.3f}, λ₂ + λ₃ = {values[1:].sum():.3f}")
#> least reconstruction error 2.745, λ₂ + λ₃ = 2.745
singular = np.linalg.svd(X, compute_uv=False)
print("squared singular values over n", (singular**2 / len(X)).round(3))
#> squared singular values over n [12.096  2.541  0.204]
# --8<-- [end:both]

# --8<-- [start:units]
for name, scale in (("meters", [1, 1, 1]), ("third column in cm", [1, 1, 100])):
    Z = X * scale
    top = np.linalg.eigh(Z.T @ Z / len(Z))[1][:, -1]
    print(f"{name:18} first direction {np.abs(top).round(3)}")
    #> meters             first direction [0.852 0.491 0.182]
    #> third column in cm first direction [0.03  0.019 0.999]
# --8<-- [end:units]

# --8<-- [start:whiten]
scores = X @ vectors
white = scores / np.sqrt(values)
print("variances of scores", np.var(scores, axis=0).round(3), end="  ")
#> variances of scores [12.096  2.541  0.204]
print("whitened", np.var(white, axis=0).round(3))
#> whitened [1. 1. 1.]
off = np.abs(np.corrcoef(scores.T) - np.eye(3)).max()
print(f"largest correlation between scores {off:.3f}")
#> largest correlation between scores 0.000
zca = white @ vectors.T  # rotated back: the whitening closest to the data
moved = np.mean(np.sum((zca - X) ** 2, axis=1))
formula = np.sum((np.sqrt(values) - 1) ** 2)
print(f"rotated back, mean squared move {moved:.3f}, Σ(√λ - 1)² = {formula:.3f}")
#> rotated back, mean squared move 6.794, Σ(√λ - 1)² = 6.794
# --8<-- [end:whiten]

# --8<-- [start:target]
n = 1000
loud, quiet = 10 * rng.normal(size=n), rng.normal(size=n)
y = quiet + 0.1 * rng.normal(size=n)  # the target lives in the quiet direction
rotation = np.array([[0.8, -0.6], [0.6, 0.8]])
D = np.c_[loud, quiet] @ rotation.T
top = np.linalg.eigh(D.T @ D / n)[1][:, -1]
share = np.var(D @ top) / np.trace(D.T @ D / n)
kept = np.corrcoef(D @ top, y)[0, 1] ** 2
both = np.corrcoef(D @ np.linalg.lstsq(D, y)[0], y)[0, 1] ** 2
print(f"variance kept {share:.3f}, R² from it {kept:.3f}, from both {both:.3f}")
#> variance kept 0.991, R² from it 0.000, from both 0.989
# --8<-- [end:target]
