"""How far cross-validation is from the truth: number of folds, repeats, fold error bars, groups."""

import numpy as np

rng = np.random.default_rng(0)
n, features, noise = 40, 10, 1.0
truth = np.full(features, 0.3)


def draw(rows):
    X = rng.normal(size=(rows, features))
    return X, X @ truth + noise * rng.normal(size=rows)


# --8<-- [start:estimate]
def fold_errors(X, y, folds, order):
    """Mean squared error of least squares on each held-out fold."""
    errors = []
    for test in np.array_split(order, folds):
        train = np.ones(len(y), dtype=bool)
        train[test] = False
        w = np.linalg.lstsq(X[train], y[train], rcond=None)[0]
        errors.append(np.mean((y[test] - X[test] @ w) ** 2))
    return np.array(errors)


# --8<-- [end:estimate]
# --8<-- [start:folds]
results = {k: [] for k in (2, 5, 10, n)}
actual = []
for _ in range(200):
    X, y = draw(n)
    w = np.linalg.lstsq(X, y, rcond=None)[0]
    actual.append(noise**2 + np.sum((w - truth) ** 2))  # exact error on new rows
    for k, pairs in results.items():
        errors = fold_errors(X, y, k, rng.permutation(n))
        pairs.append([errors.mean(), errors.std(ddof=1) / np.sqrt(k)])
print(f"true error of the fit on all {n} rows {np.mean(actual):.2f}, sd {np.std(actual):.2f}")
#> true error of the fit on all 40 rows 1.34, sd 0.18
for k, pairs in results.items():
    mean, bar = np.array(pairs).T
    print(f"{k:2} folds: mean {mean.mean():.2f}, sd {mean.std():.2f}, error bar from folds {bar.mean():.2f}")
    #>  2 folds: mean 2.13, sd 0.86, error bar from folds 0.45
    #>  5 folds: mean 1.48, sd 0.46, error bar from folds 0.29
    #> 10 folds: mean 1.39, sd 0.39, error bar from folds 0.29
    #> 40 folds: mean 1.35, sd 0.35, error bar from folds 0.29
# --8<-- [end:folds]

# --8<-- [start:repeats]
between, within = [], []
for _ in range(40):
    X, y = draw(n)
    runs = [fold_errors(X, y, 5, rng.permutation(n)).mean() for _ in range(20)]
    between.append(np.mean(runs))
    within.append(np.std(runs))
print(f"one 5-fold run moves by {np.mean(within):.2f} between splits of the same data")
#> one 5-fold run moves by 0.20 between splits of the same data
print(f"the mean of 20 runs still moves by {np.std(between):.2f} between data sets")
#> the mean of 20 runs still moves by 0.41 between data sets
# --8<-- [end:repeats]

# --8<-- [start:paired]
gaps, single = [], []
for _ in range(200):
    X, y = draw(n)
    order = rng.permutation(n)
    full, small = fold_errors(X, y, 10, order), fold_errors(X[:, :8], y, 10, order)
    gaps.append(small.mean() - full.mean())
    single.append(full.mean())
print(f"dropping two features costs {np.mean(gaps):.2f} on average")
#> dropping two features costs 0.14 on average
print(f"sd of the gap {np.std(gaps):.2f}, of one score {np.std(single):.2f}")
#> sd of the gap 0.25, of one score 0.36
# --8<-- [end:paired]

# --8<-- [start:groups]
patients, visits = 200, 5
habit = np.repeat(rng.normal(size=(patients, 8)), visits, axis=0)  # what identifies a patient
X = habit + 0.1 * rng.normal(size=habit.shape)
y = np.repeat(rng.integers(2, size=patients), visits)  # diagnosis, unrelated to X
group = np.repeat(np.arange(patients), visits)


def nearest_neighbor_accuracy(fold_of):
    distance = np.sum((X[:, None] - X[None]) ** 2, axis=2)
    distance[fold_of[:, None] == fold_of[None]] = np.inf  # neighbors come from other folds
    return np.mean(y[distance.argmin(axis=1)] == y)


by_row = rng.permutation(len(y)) % 5
by_patient = rng.permutation(patients)[group] % 5
scores = nearest_neighbor_accuracy(by_row), nearest_neighbor_accuracy(by_patient)
print(f"folds by visit {scores[0]:.2f}, folds by patient {scores[1]:.2f}")
#> folds by visit 1.00, folds by patient 0.55
# --8<-- [end:groups]
