"""Changing a unit: which fits change (neighbors, ridge, gradient descent) and which do not (least squares, trees)."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:data]
n = 2000
age = rng.normal(45, 12, size=n)  # years
income = rng.normal(50_000, 15_000, size=n)  # dollars
y = 0.08 * (age - 45) + 0.04 * (income - 50_000) / 1000 + rng.normal(size=n)
raw = np.c_[age, income]
train, test = slice(0, 1000), slice(1000, None)
scaled = (raw - raw[train].mean(axis=0)) / raw[train].std(axis=0)
# --8<-- [end:data]


def r_squared(prediction):
    return 1 - np.mean((y[test] - prediction) ** 2) / np.var(y[test])


def neighbors(X, k=20):
    distance = ((X[test][:, None] - X[train][None]) ** 2).sum(axis=2)
    return y[train][np.argpartition(distance, k, axis=1)[:, :k]].mean(axis=1)


def ridge(X, penalty):
    center = X[train].mean(axis=0)
    Z, target = X[train] - center, y[train] - y[train].mean()
    w = np.linalg.solve(Z.T @ Z + penalty * np.eye(2), Z.T @ target)
    return y[train].mean() + (X[test] - center) @ w


def tree(X, depth=4):
    """Regression tree by exhaustive search over midpoints."""

    def grow(rows, new, depth):
        values = y[rows]
        if depth == 0 or len(rows) < 20:
            return np.full(len(new), values.mean())
        best = (np.inf, 0, 0.0)
        for j in (0, 1):
            order = np.argsort(X[rows, j])
            v, x = values[order], X[rows, j][order]
            left = np.cumsum(v)[4:-5]
            count = np.arange(5, len(v) - 4)
            gain = left**2 / count + (v.sum() - left) ** 2 / (len(v) - count)
            at = int(np.argmax(gain))
            best = min(best, (-gain[at], j, (x[at + 4] + x[at + 5]) / 2))
        _, j, cut = best
        out = np.empty(len(new))
        goes = new[:, j] <= cut
        out[goes] = grow(rows[X[rows, j] <= cut], new[goes], depth - 1)
        out[~goes] = grow(rows[X[rows, j] > cut], new[~goes], depth - 1)
        return out

    return grow(np.arange(1000), X[test], depth)


# --8<-- [start:compare]
units = {"dollars": raw, "millions": raw / [1, 1e6], "standardized": scaled}
for name, fit in (
    ("20 neighbors", neighbors),
    ("least squares", lambda X: ridge(X, 0)),
    ("ridge, penalty 100", lambda X: ridge(X, 100)),
    ("tree of depth 4", tree),
):
    scores = ", ".join(f"{unit} {r_squared(fit(X)):.3f}" for unit, X in units.items())
    print(f"{name}: R^2 with {scores}")
    #> 20 neighbors: R^2 with dollars 0.102, millions 0.404, standardized 0.529
    #> least squares: R^2 with dollars 0.563, millions 0.563, standardized 0.563
    #> ridge, penalty 100: R^2 with dollars 0.563, millions 0.434, standardized 0.560
    #> tree of depth 4: R^2 with dollars 0.487, millions 0.487, standardized 0.487
# --8<-- [end:compare]


# --8<-- [start:descent]
def steps_needed(X, tolerance=1e-3, most=5_000):
    """Gradient steps at the best rate until w is near the least-squares solution."""
    Z, target = X[train] - X[train].mean(axis=0), y[train] - y[train].mean()
    curvature = Z.T @ Z / len(Z)
    goal = np.linalg.solve(curvature, Z.T @ target / len(Z))
    low, high = np.linalg.eigvalsh(curvature)
    w, rate = np.zeros(2), 2 / (low + high)
    for step in range(most):
        if np.all(np.abs(w - goal) <= tolerance * np.abs(goal)):
            break
        w -= rate * (curvature @ w - Z.T @ target / len(Z))
    return high / low, step, np.max(np.abs(w / goal - 1))


for name, X in units.items():
    condition, steps, error = steps_needed(X)
    print(
        f"{name}: condition number {condition:,.1f}, "
        f"after {steps:,} steps off by {error:.1%}"
    )
    #> dollars: condition number 1,582,985.1, after 4,999 steps off by 99.4%
    #> millions: condition number 635,167.8, after 4,999 steps off by 98.4%
    #> standardized: condition number 1.1, after 3 steps off by 0.0%
# --8<-- [end:descent]

# --8<-- [start:outlier]
dirty = income[train].copy()
dirty[:5] = 10_000_000  # five typing errors
for name, center, spread in (
    ("mean and sd", dirty.mean(), dirty.std()),
    (
        "median and quartiles",
        np.median(dirty),
        np.diff(np.quantile(dirty, [0.25, 0.75]))[0] / 1.35,
    ),
):
    print(
        f"{name}: "
        f"other incomes get an sd of {np.std((dirty[5:] - center) / spread):.2f}"
    )
    #> mean and sd: other incomes get an sd of 0.02
    #> median and quartiles: other incomes get an sd of 1.01
# --8<-- [end:outlier]
