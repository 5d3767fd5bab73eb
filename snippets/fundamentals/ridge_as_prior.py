"""Ridge is a posterior mode; each direction of the data is shrunk by its own factor."""

import numpy as np

rng = np.random.default_rng(0)
n, noise, prior = 50, 1.0, 1.0  # noise and prior are standard deviations
x1 = rng.normal(size=n)
X = np.c_[x1, x1 + 0.05 * rng.normal(size=n)]  # two nearly equal features
X -= X.mean(axis=0)
truth = np.array([1.0, 0.5])
lam = noise**2 / prior**2

# --8<-- [start:posterior]
y = X @ truth + noise * rng.normal(size=n)
ridge = np.linalg.solve(X.T @ X + lam * np.eye(2), X.T @ y)

# Negative log posterior as least squares: data rows over noise, prior rows over prior.
rows = np.r_[X / noise, np.eye(2) / prior]
targets = np.r_[y / noise, np.zeros(2)]
mode = np.linalg.lstsq(rows, targets)[0]
ols = np.linalg.lstsq(X, y)[0]
print("ridge", ridge.round(3), " posterior mode", mode.round(3))
#> ridge [0.62  0.877]  posterior mode [0.62  0.877]
print("least squares", ols.round(3))
#> least squares [-1.433  2.957]
# --8<-- [end:posterior]

# --8<-- [start:directions]
U, d, Vt = np.linalg.svd(X, full_matrices=False)
factor = d**2 / (d**2 + lam)
variance = noise**2 / d**2
for j in range(2):
    direction = (Vt[j] * np.sign(Vt[j, 0])).round(2)
    change = f"variance {variance[j]:5.2f} → {variance[j] * factor[j] ** 2:.2f}"
    print(f"{direction}  d² {d[j] ** 2:6.3f}  kept {factor[j]:.2f}  {change}")
    #> [0.71 0.71]  d² 82.585  kept 0.99  variance  0.01 → 0.01
    #> [ 0.71 -0.71]  d²  0.063  kept 0.06  variance 15.84 → 0.06
from_svd = (Vt.T @ (factor * (U.T @ y) / d)).round(3)
print("from the SVD", from_svd, f" effective parameters {factor.sum():.2f}")
#> from the SVD [0.62  0.877]  effective parameters 1.05
# --8<-- [end:directions]

# --8<-- [start:risk]
def coefficient_error(lam, repeats=2000):
    """Mean squared distance from the true weights over new noise."""
    targets = X @ truth + noise * rng.normal(size=(repeats, n))
    weights = np.linalg.solve(X.T @ X + lam * np.eye(2), X.T @ targets.T)
    return np.mean(np.sum((weights.T - truth) ** 2, axis=1))


for lam in (0, 0.1, 1, 10, 100):
    print(f"λ {lam:5}  squared error of the weights {coefficient_error(lam):.2f}")
    #> λ     0  squared error of the weights 15.22
    #> λ   0.1  squared error of the weights 2.44
    #> λ     1  squared error of the weights 0.18
    #> λ    10  squared error of the weights 0.15
    #> λ   100  squared error of the weights 0.46
# --8<-- [end:risk]

# --8<-- [start:dropout]
kept, w = 0.8, np.array([0.7, 0.2])  # any weights will do
masks = rng.random((50_000, n, 2)) < kept
dropped = np.mean(np.sum((y - (masks * X / kept) @ w) ** 2, axis=1))
charge = (1 - kept) / kept * np.sum(X**2, axis=0)  # one penalty per weight
penalized = np.sum((y - X @ w) ** 2) + charge @ w**2
print(f"mean loss under dropout {dropped:.1f}, loss with the penalty {penalized:.1f}")
#> mean loss under dropout 66.2, loss with the penalty 66.2
# --8<-- [end:dropout]
