"""Gradients through a plain recurrent cell, an LSTM and a GRU; the forget bias decides how far they reach."""

import numpy as np

rng = np.random.default_rng(0)
width = 64


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


# --8<-- [start:cells]
weights = rng.normal(size=(8, width, width)) / np.sqrt(width)


def plain(state, x, bias):
    return np.tanh(weights[0] @ state + x)


def lstm(state, x, bias):
    h, c = state
    forget = sigmoid(weights[0] @ h + x + bias)
    write = sigmoid(weights[1] @ h - x)
    show = sigmoid(weights[2] @ h)
    c = forget * c + write * np.tanh(weights[3] @ h + x)
    return np.stack([show * np.tanh(c), c])


def gru(state, x, bias):
    keep = sigmoid(weights[0] @ state + x + bias)
    reset = sigmoid(weights[1] @ state - x)
    return keep * state + (1 - keep) * np.tanh(weights[2] @ (reset * state) + x)


# --8<-- [end:cells]
def reach(cell, shape, bias, steps=100, h=1e-4):
    """Change of the state after some steps, per change of the state at the start."""
    inputs = 0.5 * rng.normal(size=(steps, width))
    direction = rng.normal(size=shape)
    direction *= h / np.linalg.norm(direction)
    a, b, ratios = np.zeros(shape), direction, {}
    total = 1.0
    for t, x in enumerate(inputs, start=1):
        a, b = cell(a, x, bias), cell(b, x, bias)
        size = np.linalg.norm(b - a)
        total *= size / h
        b = a + (b - a) * h / size  # keep the difference small
        ratios[t] = total
    return ratios[10], ratios[100]


# --8<-- [start:reach]
cells = (("plain", plain, width), ("LSTM", lstm, (2, width)), ("GRU", gru, width))
for name, cell, shape in cells:
    for bias in (0,) if cell is plain else (0, 1, 4):
        ten, hundred = reach(cell, shape, bias)
        print(f"{name:5} bias {bias}: 10 steps {ten:.0e}, 100 steps {hundred:.0e}")
        #> plain bias 0: 10 steps 7e-02, 100 steps 2e-13
        #> LSTM  bias 0: 10 steps 1e-02, 100 steps 5e-18
        #> LSTM  bias 1: 10 steps 2e-01, 100 steps 6e-06
        #> LSTM  bias 4: 10 steps 1e+00, 100 steps 8e+00
        #> GRU   bias 0: 10 steps 3e-02, 100 steps 3e-14
        #> GRU   bias 1: 10 steps 1e-01, 100 steps 6e-08
        #> GRU   bias 4: 10 steps 8e-01, 100 steps 2e-01
# --8<-- [end:reach]

# --8<-- [start:half]
for bias in (0, 1, 2, 4):
    gate = sigmoid(bias)
    steps = np.log(0.5) / np.log(gate)
    print(f"bias {bias}: gate {gate:.3f}, half is left after {steps:.1f} steps")
    #> bias 0: gate 0.500, half is left after 1.0 steps
    #> bias 1: gate 0.731, half is left after 2.2 steps
    #> bias 2: gate 0.881, half is left after 5.5 steps
    #> bias 4: gate 0.982, half is left after 38.2 steps
# --8<-- [end:half]

# --8<-- [start:cost]
d, n = 1024, 4096
recurrent = {"LSTM": 4 * 2 * d * d, "GRU": 3 * 2 * d * d}
for name, size in recurrent.items():
    numbers = 2 * d if name == "LSTM" else d
    print(f"{name}: {size / 1e6:.1f}e6 weights, {n} steps, keeps {numbers:,} numbers")
    #> LSTM: 8.4e6 weights, 4096 steps, keeps 2,048 numbers
    #> GRU: 6.3e6 weights, 4096 steps, keeps 1,024 numbers
print(f"attention: {4 * d * d / 1e6:.1f}e6 weights, 1 step, keeps {2 * d * n:,}")
#> attention: 4.2e6 weights, 1 step, keeps 8,388,608
# --8<-- [end:cost]
