"""A kernel is an inner product in a feature space that nobody has to write down."""

import math

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:map]
def features(X):
    """All products of up to two of (1, x1, x2), scaled so that the kernel comes out."""
    a, b = X.T
    r = math.sqrt(2)
    return np.stack([np.ones_like(a), r * a, r * b, a**2, r * a * b, b**2], axis=1)


def kernel(X, Z):
    return (1 + X @ Z.T) ** 2


# --8<-- [end:map]

X = rng.uniform(-1.5, 1.5, size=(100, 2))
y = np.sign(np.sum(X**2, axis=1) - 1.4)  # inside or outside a circle
new = rng.uniform(-1.5, 1.5, size=(1000, 2))
lam = 0.1

# --8<-- [start:same]
F = features(X)
w = np.linalg.solve(F.T @ F + lam * np.eye(6), F.T @ y)  # 6 weights
a = np.linalg.solve(kernel(X, X) + lam * np.eye(100), y)  # 100 weights
print("kernel equals inner product", np.allclose(kernel(X, X), F @ F.T))
#> kernel equals inner product True
print("same predictions", np.allclose(features(new) @ w, kernel(new, X) @ a))
#> same predictions True
linear = np.linalg.lstsq(np.c_[np.ones(100), X], y)[0]
truth = np.sign(np.sum(new**2, axis=1) - 1.4)
guess = np.sign(np.c_[np.ones(1000), new] @ linear)
print(f"accuracy  linear {np.mean(guess == truth):.2f}")
#> accuracy  linear 0.41
print(f"accuracy  kernel {np.mean(np.sign(kernel(new, X) @ a) == truth):.2f}")
#> accuracy  kernel 0.96
# --8<-- [end:same]

# --8<-- [start:cost]
for d, degree in ((2, 2), (100, 2), (1000, 3)):
    count = math.comb(d + degree, degree)
    print(f"{d:4} inputs, degree {degree}: {count:,} features, or {d} products")
    #>    2 inputs, degree 2: 6 features, or 2 products
    #>  100 inputs, degree 2: 5,151 features, or 100 products
    #> 1000 inputs, degree 3: 167,668,501 features, or 1000 products
# --8<-- [end:cost]

# --8<-- [start:valid]
Z = rng.normal(size=(60, 2))
squared = np.sum((Z[:, None] - Z) ** 2, axis=2)
candidates = {
    "Gaussian": np.exp(-squared / 2),
    "minus distance": -np.sqrt(squared),
    "tanh": np.tanh(1 + 2 * Z @ Z.T),
}
for name, K in candidates.items():
    lowest = round(np.linalg.eigvalsh(K)[0], 2) + 0
    print(f"{name:14}  smallest eigenvalue {lowest:8.2f}")
    #> Gaussian        smallest eigenvalue     0.00
    #> minus distance  smallest eigenvalue  -118.57
    #> tanh            smallest eigenvalue    -8.08
# --8<-- [end:valid]

# --8<-- [start:random]
for size in (50, 500, 5000):
    errors = []
    for _ in range(20):
        W, shift = rng.normal(size=(2, size)), rng.uniform(0, 2 * np.pi, size)
        R = np.sqrt(2 / size) * np.cos(Z @ W + shift)  # one row of features a point
        errors.append(np.abs(R @ R.T - candidates["Gaussian"]).mean())
    print(f"{size:4} random cosines  mean error {np.mean(errors):.3f}")
    #>   50 random cosines  mean error 0.108
    #>  500 random cosines  mean error 0.034
    #> 5000 random cosines  mean error 0.011
# --8<-- [end:random]
