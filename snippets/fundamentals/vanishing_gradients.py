"""Gradients through many layers are products: their size by activation, weight scale, skips and recurrence."""

import numpy as np

rng = np.random.default_rng(0)
width, depth = 100, 50


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


activations = {
    "sigmoid": (sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z))),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "relu": (lambda z: np.maximum(z, 0), lambda z: (z > 0) * 1.0),
}


# --8<-- [start:stack]
def shrinkage(name, scale, skip=0.0):
    """Gradient norm at the first layer over that at the last; weights have variance scale / width."""
    f, slope = activations[name]
    weights = [rng.normal(size=(width, width)) * np.sqrt(scale / width) for _ in range(depth)]
    h, inputs = rng.normal(size=width), []
    for W in weights:
        z = W @ h
        inputs.append(z)
        h = skip * h + f(z)
    gradient = start = rng.normal(size=width)
    for W, z in zip(reversed(weights), reversed(inputs)):
        gradient = skip * gradient + W.T @ (slope(z) * gradient)
    return np.linalg.norm(gradient) / np.linalg.norm(start)


# --8<-- [end:stack]
# --8<-- [start:layers]
for name, scale in (("sigmoid", 1), ("tanh", 1), ("relu", 1), ("relu", 2), ("relu", 3)):
    ratio = np.exp(np.mean([np.log(shrinkage(name, scale)) for _ in range(10)]))
    print(f"{name:8} weight variance {scale}/n: first over last {ratio:.0e}, per layer {ratio ** (1 / depth):.2f}")
    #> sigmoid  weight variance 1/n: first over last 2e-32, per layer 0.23
    #> tanh     weight variance 1/n: first over last 1e-01, per layer 0.96
    #> relu     weight variance 1/n: first over last 2e-08, per layer 0.70
    #> relu     weight variance 2/n: first over last 8e-01, per layer 1.00
    #> relu     weight variance 3/n: first over last 1e+04, per layer 1.21
# --8<-- [end:layers]

# --8<-- [start:skip]
for scale in (0.02, 1):
    logs = [[np.log(shrinkage("tanh", scale, s)) for _ in range(10)] for s in (0, 1)]
    plain, skip = np.exp(np.mean(logs, axis=1))
    print(f"tanh, variance {scale}/n: plain {plain:.0e}, with skips {skip:.1e}")
    #> tanh, variance 0.02/n: plain 2e-43, with skips 1.5e+00
    #> tanh, variance 1/n: plain 1e-01, with skips 3.5e+01
# --8<-- [end:skip]

# --8<-- [start:recurrent]
W = np.linalg.qr(rng.normal(size=(width, width)))[0]  # all singular values are 1
for radius in (0.9, 1.0, 1.1):
    gradient = np.ones(width) / np.sqrt(width)
    for _ in range(100):
        gradient = radius * (W.T @ gradient)
    print(f"linear recurrence, radius {radius}: after 100 steps {np.linalg.norm(gradient):.0e}")
    #> linear recurrence, radius 0.9: after 100 steps 3e-05
    #> linear recurrence, radius 1.0: after 100 steps 1e+00
    #> linear recurrence, radius 1.1: after 100 steps 1e+04
for gate in (0.5, 0.9, 0.99):
    print(f"cell with forget gate {gate}: {gate**100:.0e}")
    #> cell with forget gate 0.5: 8e-31
    #> cell with forget gate 0.9: 3e-05
    #> cell with forget gate 0.99: 4e-01
# --8<-- [end:recurrent]

# --8<-- [start:clip]
gradient = np.array([30.0, -40.0])
norm = np.linalg.norm(gradient)
print("by norm", gradient * min(1, 5 / norm), " by value", np.clip(gradient, -5, 5))
#> by norm [ 3. -4.]  by value [ 5. -5.]
# --8<-- [end:clip]
