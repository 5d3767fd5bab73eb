"""Why values are missing decides which repair works; and what a fill fitted outside the fold does."""

import numpy as np

rng = np.random.default_rng(0)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


# --8<-- [start:mechanisms]
n = 200_000
age = rng.normal(size=n)  # standardized, always known
income = 50 + 8 * age + 6 * rng.normal(size=n)  # thousands
chance = {
    "completely at random": np.full(n, 0.4),
    "depends on age": sigmoid(1.5 * age - 0.4),
    "depends on income": sigmoid((income - 53) / 5),
}
print(f"true mean {income.mean():.1f}")
#> true mean 50.0
for name, probability in chance.items():
    known = rng.random(n) > probability
    slope, intercept = np.polyfit(age[known], income[known], 1)
    filled = np.where(known, income, intercept + slope * age)
    means = f"known rows {income[known].mean():.1f}, filled from age {filled.mean():.1f}"
    print(f"{name:20} missing {1 - known.mean():.0%}, {means}")
    #> completely at random missing 40%, known rows 50.0, filled from age 50.0
    #> depends on age       missing 43%, known rows 46.4, filled from age 50.0
    #> depends on income    missing 41%, known rows 45.0, filled from age 47.7
# --8<-- [end:mechanisms]


# --8<-- [start:predict]
def r_squared(features, y):
    """Fit on the first half, score on the second."""
    X, half = np.c_[np.ones(len(y)), features], len(y) // 2
    w = np.linalg.lstsq(X[:half], y[:half], rcond=None)[0]
    return 1 - np.var(y[half:] - X[half:] @ w) / np.var(y[half:])


spending = 0.6 * income + 5 * rng.normal(size=n)
full, without = r_squared(np.c_[age, income], spending), r_squared(age, spending)
print(f"income fully known {full:.3f}, age alone {without:.3f}")
#> income fully known 0.592, age alone 0.378
for name, probability in chance.items():
    known = rng.random(n) > probability
    mean = np.where(known, income, income[known][: n // 4].mean())
    plain = r_squared(np.c_[age, mean], spending)
    flagged = r_squared(np.c_[age, mean, ~known], spending)
    print(f"{name:20} mean fill {plain:.3f}, with a missing flag {flagged:.3f}")
    #> completely at random mean fill 0.453, with a missing flag 0.453
    #> depends on age       mean fill 0.447, with a missing flag 0.456
    #> depends on income    mean fill 0.419, with a missing flag 0.490
# --8<-- [end:predict]

rows, columns, folds = 200, 30, 5


def cross_validated_accuracy(X, y, fill):
    """Nearest class mean; `fill` sees all rows (outside) or the training rows (inside)."""
    hits = 0
    for fold in range(folds):
        test = np.arange(rows) % folds == fold
        full = fill(X, y, test)
        gap = full[~test & (y == 1)].mean(axis=0) - full[~test & (y == 0)].mean(axis=0)
        middle = full[~test].mean(axis=0)
        hits += np.sum(((full[test] - middle) @ gap > 0) == y[test])
    return hits / rows


def inside_means(X, y, test):
    return np.where(np.isnan(X), np.nanmean(X[~test], axis=0), X)


def outside_means(X, y, test):
    return np.where(np.isnan(X), np.nanmean(X, axis=0), X)


# --8<-- [start:fold]
def class_means(X, y, test):
    """Fills with the mean of the row's own class: uses the label of test rows."""
    means = np.stack([np.nanmean(X[y == c], axis=0) for c in (0, 1)])
    return np.where(np.isnan(X), means[y], X)


scores = []
for _ in range(100):
    y = rng.integers(2, size=rows)  # no relation to X: 50% is all there is
    X = np.where(rng.random((rows, columns)) < 0.4, np.nan, rng.normal(size=(rows, columns)))
    fills = (inside_means, outside_means, class_means)
    scores.append([cross_validated_accuracy(X, y, fill) for fill in fills])
inside, outside, by_class = np.mean(scores, axis=0)
print(f"column mean inside {inside:.3f}, outside {outside:.3f}, class mean {by_class:.3f}")
#> column mean inside 0.505, outside 0.504, class mean 0.661
# --8<-- [end:fold]

# --8<-- [start:outliers]
sensor = rng.normal(20, 2, size=1000)
sensor[:20] = 9999  # 2% of rows carry an error code
print(f"mean {sensor.mean():.0f}, sd {sensor.std():.0f}, median {np.median(sensor):.1f}")
#> mean 220, sd 1397, median 20.1
# --8<-- [end:outliers]
