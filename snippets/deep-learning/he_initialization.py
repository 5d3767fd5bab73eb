"""Signal through 50 ReLU layers, forward and backward, under three weight variances."""

import numpy as np

rng = np.random.default_rng(0)
width, depth, batch = 512, 50, 32


# --8<-- [start:network]
def run(scale, activation=lambda z: np.maximum(z, 0), slope=lambda z: z > 0):
    """Mean squares: activations of every layer, and a unit gradient at the last one carried back to the input."""
    x = rng.normal(size=(batch, width))
    weights, slopes, squares = [], [], []
    for _ in range(depth):
        weights.append(rng.normal(0, np.sqrt(scale / width), (width, width)))
        z = x @ weights[-1]
        x = activation(z)
        slopes.append(slope(z))
        squares.append(np.mean(x**2))
    gradient = rng.normal(size=(batch, width))
    for W, s in zip(weights[::-1], slopes[::-1]):
        gradient = (gradient * s) @ W.T
    return squares, np.mean(gradient**2)
# --8<-- [end:network]


# --8<-- [start:table]
for name, scale in {"1/n": 1, "2/n": 2, "3/n": 3}.items():
    squares, back = run(scale)
    layers = "  ".join(f"layer {k}: {squares[k - 1]:.1e}" for k in (1, 10, 50))
    print(f"variance {name}  {layers}   gradient at the input {back:.1e}")
    #> variance 1/n  layer 1: 5.0e-01  layer 10: 6.8e-04  layer 50: 2.8e-16   gradient at the input 6.3e-16
    #> variance 2/n  layer 1: 1.0e+00  layer 10: 7.8e-01  layer 50: 8.5e-01   gradient at the input 8.5e-01
    #> variance 3/n  layer 1: 1.5e+00  layer 10: 4.7e+01  layer 50: 3.4e+08   gradient at the input 6.8e+08
# --8<-- [end:table]

# --8<-- [start:tanh]
tanh = {"activation": np.tanh, "slope": lambda z: 1 - np.tanh(z) ** 2}
for name, scale in {"1/n": 1, "2/n": 2}.items():
    squares, back = run(scale, **tanh)
    print(f"tanh, variance {name}  layer 50: {squares[-1]:.2f}   gradient at the input {back:.1e}")
    #> tanh, variance 1/n  layer 50: 0.01   gradient at the input 1.3e-02
    #> tanh, variance 2/n  layer 50: 0.31   gradient at the input 6.2e+01
# --8<-- [end:tanh]
