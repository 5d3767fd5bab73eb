"""Gradient descent fills directions of large variance first, as ridge keeps them."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:factors]
n, scales = 100, np.array([3.0, 1.0, 0.3, 0.1])  # four directions, from wide to narrow
U = np.linalg.qr(rng.normal(size=(n, 4)))[0]
d = scales * np.sqrt(n)
X = U * d  # singular values d, singular vectors the axes
y = X @ np.ones(4) + rng.normal(size=n)
ols = U.T @ y / d

rate, w, seen = 1 / d[0] ** 2, np.zeros(4), {}
for step in range(1, 1001):
    w = w + rate * X.T @ (y - X @ w)
    seen[step] = w / ols  # the share of least squares that is fitted
for t in (1, 10, 100, 1000):
    lam = 1 / (rate * t)
    formula = 1 - (1 - rate * d**2) ** t
    assert np.allclose(seen[t], formula)
    ridge = d**2 / (d**2 + lam)
    print(f"{t:4} steps {seen[t].round(3)}  ridge, λ {lam:5.1f} {ridge.round(3)}")
    #>    1 steps [1.    0.111 0.01  0.001]  ridge, λ 900.0 [0.5   0.1   0.01  0.001]
    #>   10 steps [1.    0.692 0.096 0.011]  ridge, λ  90.0 [0.909 0.526 0.091 0.011]
    #>  100 steps [1.    1.    0.634 0.105]  ridge, λ   9.0 [0.99  0.917 0.5   0.1  ]
    #> 1000 steps [1.    1.    1.    0.671]  ridge, λ   0.9 [0.999 0.991 0.909 0.526]
# --8<-- [end:factors]

n, p = 60, 50
spread = 3 / np.arange(1, p + 1)  # standard deviation of the data along each axis


# --8<-- [start:path]
def curves(truth, repeats=10):
    """Training and new-data error along the path of gradient descent, and for ridge."""
    path, penalized = np.zeros((len(steps), 2)), np.zeros(len(lams))
    for _ in range(repeats):
        X = rng.normal(size=(n, p)) * spread
        y = X @ truth + rng.normal(size=n)
        U, d, Vt = np.linalg.svd(X, full_matrices=False)
        for i, t in enumerate(steps):
            w = Vt.T @ ((1 - (1 - (d / d[0]) ** 2) ** t) * (U.T @ y) / d)
            new = 1 + np.sum(((w - truth) * spread) ** 2)
            path[i] += np.mean((y - X @ w) ** 2) / repeats, new / repeats
        for i, lam in enumerate(lams):
            w = Vt.T @ (d / (d**2 + lam) * (U.T @ y))
            penalized[i] += (1 + np.sum(((w - truth) * spread) ** 2)) / repeats
    return path, penalized


# --8<-- [end:path]

# --8<-- [start:risk]
steps, lams = 10 ** np.arange(7), 10.0 ** np.arange(-3, 5)
path, penalized = curves(np.ones(p))
for t, (train, new) in zip(steps, path):
    print(f"{t:7} steps  training {train:.2f}  new data {new:.2f}")
    #>       1 steps  training 4.86  new data 5.47
    #>      10 steps  training 2.25  new data 2.83
    #>     100 steps  training 0.96  new data 1.72
    #>    1000 steps  training 0.42  new data 1.68
    #>   10000 steps  training 0.22  new data 2.61
    #>  100000 steps  training 0.17  new data 4.82
    #> 1000000 steps  training 0.17  new data 5.52
print(f"ridge at its best {penalized.min():.2f}, at λ {lams[penalized.argmin()]:.0f}")
#> ridge at its best 1.59, at λ 1
# --8<-- [end:risk]

# --8<-- [start:narrow]
truth = np.zeros(p)
truth[30:] = 30  # the signal sits where the data hardly vary
path, penalized = curves(truth)
print("new data, 1 to 10⁶ steps", path[:, 1].round(1))
#> new data, 1 to 10⁶ steps [107.2 109.6 109.1  77.1  22.    6.    6.5]
print(f"ridge at its best {penalized.min():.1f}, at λ {lams[penalized.argmin()]}")
#> ridge at its best 5.6, at λ 0.001
# --8<-- [end:narrow]
