"""Tests for convexity, and what a saddle and a symmetry do to those who assume it."""

import numpy as np

rng = np.random.default_rng(0)
X = rng.normal(size=(200, 2))
y = (rng.random(200) < 1 / (1 + np.exp(-X @ [3.0, -2.0]))).astype(float)

# --8<-- [start:segments]
def log_loss(w):
    return np.mean(np.logaddexp(0, X @ w) - y * (X @ w))


def squared_loss(w):  # of the predicted probability
    return np.mean((1 / (1 + np.exp(-X @ w)) - y) ** 2)


def factorization(w):  # a 1 × 1 matrix as a product
    return 0.5 * (w[0] * w[1] - 1) ** 2


for loss in (log_loss, squared_loss, factorization):
    a, b = rng.normal(scale=5, size=(2, 10_000, 2))
    gaps = [(loss(p) + loss(q)) / 2 - loss((p + q) / 2) for p, q in zip(a, b)]
    share = np.mean(np.less(gaps, -1e-12))
    print(f"{loss.__name__:14} midpoint above the chord in {share:.0%} of pairs")
    #> log_loss       midpoint above the chord in 0% of pairs
    #> squared_loss   midpoint above the chord in 44% of pairs
    #> factorization  midpoint above the chord in 13% of pairs
# --8<-- [end:segments]

# --8<-- [start:saddle]
for distance in (1e-2, 1e-4, 1e-8):
    w, losses = np.array([1.0 + distance, -1.0]), []  # minima: w₁ w₂ = 1
    for _ in range(1000):
        losses.append(factorization(w))
        w = w - 0.1 * (w[0] * w[1] - 1) * w[::-1]
    flat = np.sum(np.abs(np.array(losses) - 0.5) < 0.01)
    print(f"start off by {distance:.0e}  steps with a loss of 0.49 to 0.51: {flat}")
    #> start off by 1e-02  steps with a loss of 0.49 to 0.51: 11
    #> start off by 1e-04  steps with a loss of 0.49 to 0.51: 58
    #> start off by 1e-08  steps with a loss of 0.49 to 0.51: 155
print("curvatures at the saddle", np.linalg.eigvalsh([[0, -1], [-1, 0]]))
#> curvatures at the saddle [-1.  1.]
# --8<-- [end:saddle]

# --8<-- [start:symmetry]
x = np.linspace(-3, 3, 50)


def network(units):
    return sum(out * np.tanh(slope * x + bias) for slope, bias, out in units)


target = network([(2.0, 2.0, 1.0), (2.0, -2.0, -1.0)])
best = np.array([(2.0, 2.0, 1.0), (2.0, -2.0, -1.0)])
swapped = best[::-1]  # the same function
average = (best + swapped) / 2
for name, units in (("best", best), ("swapped", swapped), ("average", average)):
    print(f"{name:8} loss {np.mean((network(units) - target) ** 2):.3f}")
    #> best     loss 0.000
    #> swapped  loss 0.000
    #> average  loss 0.981
# --8<-- [end:symmetry]
