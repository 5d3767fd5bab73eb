"""Gradient descent on least squares: gradient, limit of the step, gain from scaling."""

import numpy as np

rng = np.random.default_rng(1)
n = 500


def standardized(column):
    return (column - column.mean()) / column.std()


age, income = rng.uniform(20, 60, n), rng.uniform(20_000, 90_000, n)
raw = np.c_[np.ones(n), age, income]
scaled = np.c_[np.ones(n), standardized(age), standardized(income)]
y = 5 + 0.3 * age + 0.0002 * income + rng.normal(0, 1, n)

# --8<-- [start:gradient]
def loss(w, X):
    return np.sum((X @ w - y) ** 2) / (2 * n)


def gradient(w, X):
    return X.T @ (X @ w - y) / n


def difference(w, e, h=1e-6):
    return (loss(w + h * e, scaled) - loss(w - h * e, scaled)) / (2 * h)


w = rng.normal(size=3)
print("formula  ", gradient(w, scaled).round(5))
#> formula   [-29.62892  -2.25433  -4.21353]
print("numerical", np.round([difference(w, e) for e in np.eye(3)], 5))
#> numerical [-29.62892  -2.25433  -4.21353]
# --8<-- [end:gradient]

# --8<-- [start:limit]
def descend(X, step, iterations):
    """Loss above the optimum after some steps from zero."""
    w, best = np.zeros(3), np.linalg.lstsq(X, y)[0]
    for _ in range(iterations):
        w -= step * gradient(w, X)
    return loss(w, X) - loss(best, X)


limit = 2 / np.linalg.eigvalsh(scaled.T @ scaled / n)[-1]
print(f"limit 2/λmax = {limit:.3f}, loss above the optimum:")
#> limit 2/λmax = 1.998, loss above the optimum:
print(f"at the start {descend(scaled, 0, 1):.1f}")
#> at the start 408.8
for factor in (0.5, 0.99, 1.01, 1.05):
    excess = descend(scaled, factor * limit, 50)
    print(f"step {factor:4} × limit: after 50 steps {abs(excess):,.1f}")
    #> step  0.5 × limit: after 50 steps 0.0
    #> step 0.99 × limit: after 50 steps 42.6
    #> step 1.01 × limit: after 50 steps 2,337.2
    #> step 1.05 × limit: after 50 steps 4,483,695.6
# --8<-- [end:limit]

# --8<-- [start:scaling]
for name, X in {"raw": raw, "scaled": scaled}.items():
    low, *_, high = np.linalg.eigvalsh(X.T @ X / n)
    excess = abs(descend(X, 1 / high, 100))
    setting = f"{name:6}  κ {high / low:.1e}  step 1/λmax {1 / high:.1e}"
    print(f"{setting}  excess loss after 100 steps {excess:.3f}")
    #> raw     κ 7.3e+10  step 1/λmax 2.8e-10  excess loss after 100 steps 22.571
    #> scaled  κ 1.0e+00  step 1/λmax 1.0e+00  excess loss after 100 steps 0.000
# --8<-- [end:scaling]

# --8<-- [start:batches]
def stochastic(batch, step=0.1, epochs=5):
    """Excess loss after some passes over shuffled mini-batches of scaled data."""
    w = np.zeros(3)
    for _ in range(epochs):
        for rows in np.array_split(rng.permutation(n), n // batch):
            w -= step * scaled[rows].T @ (scaled[rows] @ w - y[rows]) / len(rows)
    return loss(w, scaled) - loss(np.linalg.lstsq(scaled, y)[0], scaled)


for batch in (500, 25, 1):
    excess = np.mean([stochastic(batch) for _ in range(20)])
    updates = f"{5 * n // batch:5,} updates"
    print(f"batch {batch:3}  {updates}  excess loss, mean of 20 runs {excess:8.4f}")
    #> batch 500      5 updates  excess loss, mean of 20 runs 142.5298
    #> batch  25    100 updates  excess loss, mean of 20 runs   0.0009
    #> batch   1  2,500 updates  excess loss, mean of 20 runs   0.0885
# --8<-- [end:batches]
