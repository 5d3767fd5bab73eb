"""Gradient noise falls as one over the batch; past a point more rows are wasted."""

import numpy as np

np.seterr(all="ignore")  # rates that are too large overflow, and lose the race
rng = np.random.default_rng(0)
rows, features, noise = 20_000, 20, 1.0
X = rng.normal(size=(rows, features)) * np.geomspace(1, 0.3, features)
y = X @ rng.normal(size=features) + noise * rng.normal(size=rows)
H = X.T @ X / rows
best = np.linalg.solve(H, X.T @ y / rows)

# --8<-- [start:noise]
w = np.zeros(features)  # where training starts
per_row = X * (X @ w - y)[:, None]  # one gradient a row
full = per_row.mean(axis=0)
print(f"squared length of the full gradient {full @ full:.1f}")
#> squared length of the full gradient 2.7
for size in (1, 16, 256):
    picks = rng.integers(rows, size=(1000, size))
    error = np.sum((per_row[picks].mean(axis=1) - full) ** 2, axis=1)
    print(f"batch {size:3}  mean squared error of the gradient {error.mean():6.2f}")
    #> batch   1  mean squared error of the gradient  52.51
    #> batch  16  mean squared error of the gradient   3.39
    #> batch 256  mean squared error of the gradient   0.21
# --8<-- [end:noise]


# --8<-- [start:scale]
def noise_scale(w):
    """Variance of one row's gradient over the squared length of the mean gradient."""
    grads = X * (X @ w - y)[:, None]
    mean = grads.mean(axis=0)
    return np.mean(np.sum((grads - mean) ** 2, axis=1)) / (mean @ mean)


for excess in (2.787, 0.2, 0.02):
    at = best * (1 - np.sqrt(excess / (0.5 * best @ H @ best)))  # on the way from zero
    print(f"loss above the minimum {excess:5}  noise scale {noise_scale(at):3.0f}")
    #> loss above the minimum 2.787  noise scale  20
    #> loss above the minimum   0.2  noise scale  57
    #> loss above the minimum  0.02  noise scale 417
# --8<-- [end:scale]

# --8<-- [start:race]
rates = 2.0 ** -np.arange(-0.5, 9, 0.5)  # each batch size may use its best one


def steps_to_target(size, seed, target=0.02):
    """First step at which some learning rate is within the target of the minimum."""
    rng, w = np.random.default_rng(seed), np.zeros((len(rates), features))
    for step in range(1, 20_000):
        pick = rng.integers(rows, size=size) if size < rows else slice(None)
        w -= rates[:, None] * ((w @ X[pick].T - y[pick]) @ X[pick] / len(y[pick]))
        excess = 0.5 * np.einsum("ri,ij,rj->r", w - best, H, w - best)
        if np.nanmin(excess) <= target:
            return step


for size in (1, 4, 16, 64, 256, 1024, rows):
    steps = np.median([steps_to_target(size, seed) for seed in range(5)])
    print(f"batch {size:5}  steps {steps:5.0f}  rows read {steps * size:7.0f}")
    #> batch     1  steps  1703  rows read    1703
    #> batch     4  steps   426  rows read    1704
    #> batch    16  steps   107  rows read    1712
    #> batch    64  steps    31  rows read    1984
    #> batch   256  steps    13  rows read    3328
    #> batch  1024  steps    10  rows read   10240
    #> batch 20000  steps     9  rows read  180000
# --8<-- [end:race]
