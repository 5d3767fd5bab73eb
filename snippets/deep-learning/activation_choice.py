"""Activations compared: slopes, saturation, units that die after a large step, and the size of a gated layer."""

import math

import numpy as np

# --8<-- [start:slopes]
erf = np.vectorize(math.erf)
functions = {
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "ReLU": lambda z: np.maximum(z, 0),
    "GELU": lambda z: z * 0.5 * (1 + erf(z / np.sqrt(2))),
    "SiLU": lambda z: z / (1 + np.exp(-z)),
}
points = np.array([-6.0, -3.0, -0.75, 0.5, 3.0])
print("slope at " + " ".join(f"{p:6.2f}" for p in points))
#> slope at  -6.00  -3.00  -0.75   0.50   3.00
for name, f in functions.items():
    slope = (f(points + 1e-5) - f(points - 1e-5)) / 2e-5
    print(f"{name:8} " + " ".join(f"{s:6.3f}" for s in slope))
    #> sigmoid   0.002  0.045  0.218  0.235  0.045
    #> tanh      0.000  0.010  0.597  0.786  0.010
    #> ReLU      0.000  0.000  0.000  1.000  1.000
    #> GELU     -0.000 -0.012  0.001  0.867  1.012
    #> SiLU     -0.012 -0.088  0.157  0.740  1.088
# --8<-- [end:slopes]


# --8<-- [start:network]
def train(rate, steps=60, width=64, seed=0):
    """Fit a curve; returns the loss and the share of units off for all inputs."""
    rng = np.random.default_rng(seed)
    x = np.linspace(-2, 2, 100)[:, None]
    y = np.sin(3 * x) + 0.5 * x
    A, a = rng.normal(size=(1, width)) * np.sqrt(2), np.zeros(width)
    B, b = rng.normal(size=(width, width)) * np.sqrt(2 / width), np.zeros(width)
    C = rng.normal(size=(width, 1)) / np.sqrt(width)
    for step in range(steps):
        z1 = x @ A + a
        h1 = np.maximum(z1, 0)
        z2 = h1 @ B + b
        h2 = np.maximum(z2, 0)
        error = h2 @ C - y
        g2 = (2 * error / len(x)) @ C.T * (z2 > 0)
        g1 = g2 @ B.T * (z1 > 0)
        now = rate if step < 10 else min(rate, 0.01)  # a rate too high for 10 steps
        C = C - now * h2.T @ (2 * error / len(x))
        B, b = B - now * h1.T @ g2, b - now * g2.sum(axis=0)
        A, a = A - now * x.T @ g1, a - now * g1.sum(axis=0)
    return np.mean(error**2), np.mean((z2 <= 0).all(axis=0))


# --8<-- [end:network]
# --8<-- [start:dead]
for rate in (0.01, 0.03, 0.05):
    loss, off = np.median([train(rate, seed=s) for s in range(3)], axis=0)
    print(f"rate {rate} for 10 steps: {off:3.0%} of the units off for every input")
    #> rate 0.01 for 10 steps: 19% of the units off for every input
    #> rate 0.03 for 10 steps: 38% of the units off for every input
    #> rate 0.05 for 10 steps: 70% of the units off for every input
# --8<-- [end:dead]

# --8<-- [start:revive]
# One unit that should compute max(x, 0), but whose bias was thrown to -4 or -8.
x = np.random.default_rng(0).normal(size=200)
functions["leaky ReLU"] = lambda z: np.where(z > 0, z, 0.1 * z)
for name in ("ReLU", "leaky ReLU", "GELU", "SiLU"):
    f, found = functions[name], []
    for bias in (-4.0, -8.0):
        w, b, steps = 1.0, bias, 0
        while b < -0.5 and steps < 1000:
            z, steps = w * x + b, steps + 1
            slope = (f(z + 1e-4) - f(z - 1e-4)) / 2e-4
            g = 2 * (f(z) - np.maximum(x, 0)) * slope
            w, b = w - 0.1 * np.mean(g * x), b - 0.1 * np.mean(g)
        found.append(f"{steps} steps" if steps < 1000 else "not back after 1,000")
    print(f"{name:10} from -4: {found[0]}, from -8: {found[1]}")
    #> ReLU       from -4: not back after 1,000, from -8: not back after 1,000
    #> leaky ReLU from -4: 297 steps, from -8: 529 steps
    #> GELU       from -4: not back after 1,000, from -8: not back after 1,000
    #> SiLU       from -4: not back after 1,000, from -8: not back after 1,000
# --8<-- [end:revive]

# --8<-- [start:gated]
d = 4096
plain = 2 * d * 4 * d
inner = int(8 * d / 3)
gated = 3 * d * inner
print(f"plain, inner width {4 * d}: {plain / 1e6:.0f}e6 weights")
#> plain, inner width 16384: 134e6 weights
print(f"gated, inner width {inner}: {gated / 1e6:.0f}e6 weights")
#> gated, inner width 10922: 134e6 weights
# --8<-- [end:gated]
