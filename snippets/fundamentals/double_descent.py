"""Least squares of smallest norm: the peak at p = n, the descent after it, and ridge."""

import numpy as np

rng = np.random.default_rng(0)
factors, noise = 5, 0.5  # the label depends on 5 hidden factors, plus noise

# --8<-- [start:model]
def risk(n, p, lams, repeats=30):
    """Median error beyond noise: p features, each a noisy mix of 5 factors."""
    out = np.zeros((repeats, len(lams)))
    for r in range(repeats):
        mix = rng.normal(size=(factors, p))
        beta = np.ones(factors) / np.sqrt(factors)
        z = rng.normal(size=(n, factors))
        X = z @ mix + 3 * rng.normal(size=(n, p))
        y = z @ beta + noise * rng.normal(size=n)
        U, d, Vt = np.linalg.svd(X, full_matrices=False)
        for i, lam in enumerate(lams):
            w = Vt.T @ (d / (d**2 + lam) * (U.T @ y))  # λ = 0: the smallest norm
            out[r, i] = np.sum((mix @ w - beta) ** 2) + 9 * np.sum(w**2)
    return np.median(out, axis=0)


# --8<-- [end:model]

# --8<-- [start:curve]
print("features     λ 0   λ 10  λ 100  λ 1000   for 40 examples")
#> features     λ 0   λ 10  λ 100  λ 1000   for 40 examples
for p in (5, 15, 30, 40, 50, 80, 400, 1500):
    print(f"{p:8}", "".join(f"{e:8.2f}" for e in risk(40, p, (0, 10, 100, 1000))))
    #>        5     0.82    0.81    0.76    0.81
    #>       15     0.77    0.73    0.58    0.57
    #>       30     1.77    1.10    0.53    0.46
    #>       40    82.20    1.59    0.51    0.39
    #>       50     1.67    1.02    0.46    0.34
    #>       80     0.47    0.45    0.33    0.27
    #>      400     0.10    0.10    0.10    0.10
    #>     1500     0.07    0.07    0.07    0.08
# --8<-- [end:curve]

# --8<-- [start:samples]
for n in (20, 40, 80, 160, 320):
    plain, *ridge = risk(n, 80, (0, 100, 300, 1000, 3000))
    print(f"{n:3} examples for 80 features  λ 0 {plain:5.2f}  best λ {min(ridge):.2f}")
    #>  20 examples for 80 features  λ 0  0.35  best λ 0.30
    #>  40 examples for 80 features  λ 0  0.56  best λ 0.26
    #>  80 examples for 80 features  λ 0 51.98  best λ 0.19
    #> 160 examples for 80 features  λ 0  0.46  best λ 0.17
    #> 320 examples for 80 features  λ 0  0.22  best λ 0.14
# --8<-- [end:samples]
