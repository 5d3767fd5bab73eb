"""Variance of an average of correlated trees: formula against forests."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:formula]
def variance_of_mean(sigma2, rho, B):
    return rho * sigma2 + (1 - rho) / B * sigma2


for rho in (0.0, 0.3, 0.7):
    shared, own = rng.normal(size=(20_000, 1)), rng.normal(size=(20_000, 100))
    predictors = np.sqrt(rho) * shared + np.sqrt(1 - rho) * own  # variance 1 each
    for B in (10, 100):
        measured = predictors[:, :B].mean(axis=1).var()
        formula = variance_of_mean(1, rho, B)
        print(f"ρ {rho}  trees {B:3}  formula {formula:.3f}  measured {measured:.3f}")
        #> ρ 0.0  trees  10  formula 0.100  measured 0.100
        #> ρ 0.0  trees 100  formula 0.010  measured 0.010
        #> ρ 0.3  trees  10  formula 0.370  measured 0.371
        #> ρ 0.3  trees 100  formula 0.307  measured 0.305
        #> ρ 0.7  trees  10  formula 0.730  measured 0.726
        #> ρ 0.7  trees 100  formula 0.703  measured 0.702
# --8<-- [end:formula]


def grow(X, y, tries, rng, min_leaf=5):
    """A regression tree that sees `tries` random features at each split."""
    if len(y) < 2 * min_leaf:
        return y.mean()
    cols = rng.choice(X.shape[1], tries, replace=False)
    order = np.argsort(X[:, cols], axis=0, kind="stable")
    values = np.take_along_axis(X[:, cols], order, axis=0)
    left = np.cumsum(y[order], axis=0)[:-1]
    n, total = np.arange(1, len(y))[:, None], y.sum()
    score = left**2 / n + (total - left) ** 2 / (len(y) - n)
    score[values[1:] == values[:-1]] = -np.inf
    score[: min_leaf - 1] = score[len(y) - min_leaf :] = -np.inf
    i, j = np.unravel_index(score.argmax(), score.shape)
    if score[i, j] == -np.inf:
        return y.mean()
    cut = (values[i, j] + values[i + 1, j]) / 2
    go = X[:, cols[j]] <= cut
    return (
        cols[j],
        cut,
        grow(X[go], y[go], tries, rng, min_leaf),
        grow(X[~go], y[~go], tries, rng, min_leaf),
    )


def predict(tree, X):
    if not isinstance(tree, tuple):
        return np.full(len(X), tree)
    column, cut, low, high = tree
    go = X[:, column] <= cut
    out = np.empty(len(X))
    out[go], out[~go] = predict(low, X[go]), predict(high, X[~go])
    return out


def sample(n):
    """Ten features: five noisy measurements of each of two causes."""
    causes = rng.normal(size=(n, 2))
    return np.repeat(causes, 5, axis=1) + 0.7 * rng.normal(size=(n, 10))


def truth(X):
    return 3 * X[:, :5].mean(axis=1) + 2 * np.sin(2 * X[:, 5:].mean(axis=1))


# --8<-- [start:forest]
tests, sets, B = sample(100), 20, 8
for tries in (10, 3, 1):
    P = np.empty((sets, B, 100))  # predictions: training set, tree, test row
    for s in range(sets):
        X = sample(100)
        y = truth(X) + rng.normal(size=100)
        for b in range(B):
            rows = rng.integers(100, size=100)
            P[s, b] = predict(grow(X[rows], y[rows], tries, rng), tests)
    within = P.var(axis=1, ddof=1).mean()  # between trees of one training set
    mean = P.mean(axis=1).var(axis=0, ddof=1).mean()  # of the forest, between sets
    sigma2 = within + mean - within / B
    rho = 1 - within / sigma2
    bias = np.mean((P.mean(axis=(0, 1)) - truth(tests)) ** 2) - mean / sets
    floor = f"ρσ² {rho * sigma2:.2f}  squared bias {bias:.2f}"
    print(f"{tries:2} tried: σ² {sigma2:.2f}  ρ {rho:.2f}  8 trees {mean:.2f}  {floor}")
    #> 10 tried: σ² 3.32  ρ 0.16  8 trees 0.87  ρσ² 0.52  squared bias 1.75
    #>  3 tried: σ² 3.84  ρ 0.09  8 trees 0.78  ρσ² 0.34  squared bias 1.80
    #>  1 tried: σ² 5.02  ρ 0.04  8 trees 0.81  ρσ² 0.20  squared bias 2.87
# --8<-- [end:forest]
