"""Four learning curves with different cures: each cure is tried on each case."""

import numpy as np

rng = np.random.default_rng(0)
d = 40


def make(case, n, validation=False, clean=False):
    """Features and target; the cases differ in what is wrong."""
    X = rng.normal(size=(n, d))
    signal = X[:, :5].sum(axis=1)
    if case == "curved truth":
        signal = signal + 1.2 * (X[:, 0] ** 2 - 1)
    noise = 2.0 if case == "noisy labels" else 0.5
    if case == "shifted validation" and validation:
        X[:, 0] = X[:, 0] + 1.2  # a sensor was replaced; the world is the same
    return X, signal + (0.5 if clean else noise) * rng.normal(size=n)


def errors(case, n, rich=False, clean=False, repeats=8):
    """Root mean squared error on training and on validation rows."""
    total = np.zeros(2)
    for _ in range(repeats):
        sets = make(case, n, False, clean), make(case, 1000, True, clean)
        sets = [(np.c_[X, X**2] if rich else X, y) for X, y in sets]
        sets = [(np.c_[np.ones(len(X)), X], y) for X, y in sets]
        (A, b), _ = sets
        w = np.linalg.solve(A.T @ A, A.T @ b)
        total += [np.mean((y - X @ w) ** 2) for X, y in sets]
    return np.sqrt(total / repeats)

cases = "too few rows", "curved truth", "noisy labels", "shifted validation"

# --8<-- [start:curves]
sizes = (60, 90, 360, 800, 3200)
print("training/validation", "".join(f"{n:11}" for n in sizes))
#> training/validation          60         90        360        800       3200
for case in cases:
    pairs = [errors(case, n) for n in sizes]
    curve = "".join(f"  {train:.2f}/{val:.2f}" for train, val in pairs)
    print(f"{case:19} {curve}")
    #> too few rows          0.29/0.94  0.38/0.66  0.45/0.53  0.48/0.51  0.50/0.51
    #> curved truth          0.91/3.22  1.28/2.30  1.73/1.84  1.65/1.82  1.74/1.83
    #> noisy labels          1.11/3.62  1.48/2.82  1.87/2.11  1.95/2.06  1.98/2.01
    #> shifted validation    0.29/1.62  0.36/1.36  0.47/1.31  0.48/1.30  0.50/1.30
# --8<-- [end:curves]

# --8<-- [start:cures]
for case in cases:
    n = 90 if case == "too few rows" else 800
    now, more = errors(case, n)[1], errors(case, 4 * n)[1]
    rich, clean = errors(case, n, rich=True)[1], errors(case, n, clean=True)[1]
    tried = f"data ×4 {more:.2f}  squares {rich:.2f}  better labels {clean:.2f}"
    print(f"{case:18}  now {now:.2f}  {tried}")
    #> too few rows        now 0.68  data ×4 0.53  squares 1.75  better labels 0.69
    #> curved truth        now 1.81  data ×4 1.74  squares 0.53  better labels 1.83
    #> noisy labels        now 2.05  data ×4 2.01  squares 2.09  better labels 0.51
    #> shifted validation  now 1.31  data ×4 1.28  squares 1.31  better labels 1.29
# --8<-- [end:cures]
