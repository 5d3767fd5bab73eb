"""Overfitting with 12 points: what the weights do, what a penalty does, and what it costs."""

import numpy as np

rng = np.random.default_rng(4)
noise = 0.3

# --8<-- [start:ridge]
def basis(x, degree=9):
    """Powers of x up to the degree, without the constant."""
    return np.stack([x**k for k in range(1, degree + 1)], axis=1)


def fit(x, y, lam, degree=9):
    """Ridge on standardized powers; the intercept is not penalized."""
    F = basis(x, degree)
    mean, std = F.mean(axis=0), F.std(axis=0)
    Z = (F - mean) / std
    A = np.r_[Z, np.sqrt(lam) * np.eye(degree)]
    w = np.linalg.lstsq(A, np.r_[y - y.mean(), np.zeros(degree)])[0]
    return w, lambda new: y.mean() + (basis(new, degree) - mean) / std @ w


# --8<-- [end:ridge]

# --8<-- [start:fit]
x = np.sort(rng.uniform(-1, 1, 12))
y = np.sin(3 * x) + noise * rng.normal(size=12)
new = np.linspace(x[0], x[-1], 500)
nudged = y.copy()
nudged[6] += noise  # one label, moved by one standard deviation of the noise
for lam in (0, 0.001, 0.1, 10):
    (w, f), (_, g) = fit(x, y, lam), fit(x, nudged, lam)
    train, test = np.mean((f(x) - y) ** 2), np.mean((f(new) - np.sin(3 * new)) ** 2)
    moved = np.max(np.abs(f(new) - g(new)))
    weights = f"largest weight {np.abs(w).max():5.1f}"
    errors = f"training {train:.3f}  new {test + noise**2:.2f}"
    print(f"λ {lam:5}  {weights}  {errors}  curve moves {moved:.2f}")
    #> λ     0  largest weight 202.1  training 0.062  new 9.25  curve moves 2.79
    #> λ 0.001  largest weight   3.7  training 0.080  new 0.17  curve moves 0.22
    #> λ   0.1  largest weight   1.2  training 0.110  new 0.12  curve moves 0.10
    #> λ    10  largest weight   0.2  training 0.224  new 0.41  curve moves 0.04
# --8<-- [end:fit]

# --8<-- [start:data]
for n in (12, 50, 1000):
    errors = np.zeros((200, 3))
    for r in range(200):
        x = rng.uniform(-1, 1, n)
        y = np.sin(3 * x) + noise * rng.normal(size=n)
        new = rng.uniform(x.min(), x.max(), 200)  # no extrapolation
        for i, (lam, degree) in enumerate(((0, 9), (0.1, 9), (0, 3))):
            f = fit(x, y, lam, degree)[1]
            errors[r, i] = np.mean((f(new) - np.sin(3 * new)) ** 2) + noise**2
    plain, ridge, cubic = np.median(errors, axis=0)
    print(f"{n:4} points  λ 0 {plain:.3f}  λ 0.1 {ridge:.3f}  cubic {cubic:.3f}")
    #>   12 points  λ 0 4.726  λ 0.1 0.132  cubic 0.115
    #>   50 points  λ 0 0.107  λ 0.1 0.100  cubic 0.098
    #> 1000 points  λ 0 0.091  λ 0.1 0.091  cubic 0.093
# --8<-- [end:data]
