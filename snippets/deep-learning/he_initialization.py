"""Signal through 50 layers, forward and backward, under several weight variances."""

import numpy as np

rng = np.random.default_rng(0)
width, depth, batch = 512, 50, 8


def relu(z):
    return np.maximum(z, 0), z > 0


def tanh(z):
    return np.tanh(z), 1 - np.tanh(z) ** 2


# --8<-- [start:network]
def run(scale, activation):
    """Mean squares: the output of every layer, a unit gradient back at the input."""
    x = rng.standard_normal((batch, width), dtype=np.float32)
    weights, slopes, squares = [], [], []
    for _ in range(depth):
        unit = rng.standard_normal((width, width), dtype=np.float32)
        weights.append(unit * np.float32(np.sqrt(scale / width)))
        x, slope = activation(x @ weights[-1])
        slopes.append(slope)
        squares.append(np.mean(x**2))
    gradient = rng.standard_normal((batch, width), dtype=np.float32)
    for W, slope in zip(weights[::-1], slopes[::-1]):
        gradient = (gradient * slope) @ W.T
    return squares, np.mean(gradient**2)
# --8<-- [end:network]


# --8<-- [start:table]
print("variance  layer 1  layer 10  layer 50  gradient at the input")
#> variance  layer 1  layer 10  layer 50  gradient at the input
for name, scale in {"1/n": 1, "2/n": 2, "3/n": 3}.items():
    squares, back = run(scale, relu)
    layers = "   ".join(f"{squares[k - 1]:.1e}" for k in (1, 10, 50))
    print(f"{name:6}    {layers}   {back:.1e}")
    #> 1/n       4.9e-01   1.2e-03   1.0e-15   4.9e-16
    #> 2/n       9.8e-01   1.3e+00   7.3e-01   4.6e-01
    #> 3/n       1.5e+00   8.8e+01   5.8e+08   6.6e+08
# --8<-- [end:table]

# --8<-- [start:tanh]
for name, scale in {"1/n": 1, "2/n": 2, "25/9n": 25 / 9}.items():
    squares, back = run(scale, tanh)
    forward = f"layer 50: {squares[-1]:.2f}"
    print(f"variance {name:6} {forward}  gradient at the input {back:.1e}")
    #> variance 1/n    layer 50: 0.01  gradient at the input 8.2e-03
    #> variance 2/n    layer 50: 0.30  gradient at the input 9.2e+01
    #> variance 25/9n  layer 50: 0.42  gradient at the input 9.6e+03
# --8<-- [end:tanh]
