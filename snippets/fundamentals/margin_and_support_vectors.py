"""A small soft-margin SVM by its dual: who is a support vector, and what happens without it."""

import numpy as np

rng = np.random.default_rng(1)

# --8<-- [start:solve]
def solve_dual(X, y, C, sweeps=80):
    """Maximize Σα − ½‖Σαyx‖² with 0 ≤ α ≤ C and Σαy = 0, two α at a time."""
    n, s, w = len(y), np.zeros(len(y)), np.zeros(X.shape[1])  # s = α y, its sum stays 0
    low, high = np.minimum(0, C * y), np.maximum(0, C * y)
    for _ in range(sweeps):
        for i in range(n):
            for j in range(i):
                d = X[i] - X[j]  # raise s_i by t, lower s_j by t
                t = (y[i] - y[j] - w @ d) / (d @ d)
                t = max(t, low[i] - s[i], s[j] - high[j])
                t = min(t, high[i] - s[i], s[j] - low[j])
                s[i], s[j], w = s[i] + t, s[j] - t, w + t * d
    a = s * y
    free = (a > 1e-6) & (a < C - 1e-6)  # these lie on the margin: y (w·x + b) = 1
    return a, w, np.mean(y[free] - X[free] @ w)


# --8<-- [end:solve]

# --8<-- [start:points]
n, C = 30, 1.0
y = np.repeat([1.0, -1.0], n // 2)
X = rng.normal(size=(n, 2)) + 1.3 * y[:, None]
a, w, b = solve_dual(X, y, C)
margin = y * (X @ w + b)
kinds = {"beyond the margin": a < 1e-6, "inside or wrong": a > C - 1e-6}
kinds["on the margin"] = ~kinds["beyond the margin"] & ~kinds["inside or wrong"]
for name, rows in kinds.items():
    m = margin[rows]
    print(f"{name:17}  {rows.sum():2} rows, margins {m.min():.2f} to {m.max():.2f}")
    #> beyond the margin  25 rows, margins 1.06 to 3.53
    #> inside or wrong     2 rows, margins -1.65 to 0.95
    #> on the margin       3 rows, margins 1.00 to 1.00
primal = 0.5 * w @ w + C * np.maximum(0, 1 - margin).sum()
dual, width = a.sum() - 0.5 * w @ w, 2 / np.sqrt(w @ w)
print(f"primal {primal:.4f}  dual {dual:.4f}  width {width:.2f}")
#> primal 3.2459  dual 3.2459  width 1.91
# --8<-- [end:points]

# --8<-- [start:drop]
support = a > 1e-6
_, w_support, _ = solve_dual(X[support], y[support], C)
without = np.arange(n) != np.flatnonzero(kinds["on the margin"])[0]
_, w_less, _ = solve_dual(X[without], y[without], C)
print("all 30 rows            ", w.round(3))
#> all 30 rows             [0.822 0.65 ]
print("support rows only      ", w_support.round(3))
#> support rows only       [0.822 0.65 ]
print("without one support row", w_less.round(3))
#> without one support row [0.783 0.62 ]
# --8<-- [end:drop]
