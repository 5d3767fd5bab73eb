"""Logistic regression: gradient and Hessian checked, and weights that run away on separable data."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:formulas]
def sigmoid(z):
    return 0.5 * (1 + np.tanh(z / 2))  # no overflow


def loss(w, X, y):
    """Sum of log(1 + exp(z)) - y z, which is minus the log likelihood."""
    z = X @ w
    return np.sum(np.logaddexp(0, z) - y * z)


def gradient(w, X, y):
    return X.T @ (sigmoid(X @ w) - y)


def hessian(w, X):
    p = sigmoid(X @ w)
    return X.T @ (X * (p * (1 - p))[:, None])


# --8<-- [end:formulas]

# --8<-- [start:check]
X = np.c_[np.ones(200), rng.normal(size=(200, 2))]
y = (rng.random(200) < sigmoid(X @ [0.5, 2, -1])).astype(float)
w, step = rng.normal(size=3), 1e-5
numeric = np.array([
    (loss(w + e, X, y) - loss(w - e, X, y)) / (2 * step) for e in step * np.eye(3)
])
print("gradient agrees", np.allclose(numeric, gradient(w, X, y), atol=1e-6))
#> gradient agrees True
print("eigenvalues of the Hessian", np.linalg.eigvalsh(hessian(w, X)).round(1))
#> eigenvalues of the Hessian [19.3 34.8 38.3]
# --8<-- [end:check]

# --8<-- [start:newton]
w = np.zeros(3)
for step in range(6):
    print(f"step {step}  loss {loss(w, X, y):8.4f}  w {w.round(3)}")
    #> step 0  loss 138.6294  w [0. 0. 0.]
    #> step 1  loss  86.1560  w [ 0.278  1.262 -0.598]
    #> step 2  loss  78.0074  w [ 0.404  1.994 -0.98 ]
    #> step 3  loss  76.8827  w [ 0.466  2.385 -1.196]
    #> step 4  loss  76.8493  w [ 0.478  2.468 -1.243]
    #> step 5  loss  76.8492  w [ 0.479  2.471 -1.245]
    w = w - np.linalg.solve(hessian(w, X), gradient(w, X, y))
# --8<-- [end:newton]

# --8<-- [start:separable]
x = np.array([-2.0, -1.0, 1.0, 3.0])
X, y = np.c_[np.ones(4), x], (x > 0).astype(float)  # a threshold separates the classes
for lam in (0, 0.1):
    w, done = np.zeros(2), 0
    for steps in (100, 10_000, 100_000):
        while done < steps:
            w = w - 0.2 * (gradient(w, X, y) + lam * np.array([0, w[1]]))
            done += 1
        p = sigmoid(X @ w)
        print(f"λ {lam}  {steps:6} steps  slope {w[1]:5.2f}  least sure {p[2]:.5f}")
        #> λ 0     100 steps  slope  3.76  least sure 0.97660
        #> λ 0   10000 steps  slope  8.30  least sure 0.99975
        #> λ 0  100000 steps  slope 10.60  least sure 0.99998
        #> λ 0.1     100 steps  slope  2.22  least sure 0.89696
        #> λ 0.1   10000 steps  slope  2.22  least sure 0.89716
        #> λ 0.1  100000 steps  slope  2.22  least sure 0.89716
# --8<-- [end:separable]
