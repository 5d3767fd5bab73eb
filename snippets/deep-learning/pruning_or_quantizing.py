"""Pruning or quantizing for a phone: bytes, output error at equal bytes, and where the milliseconds are."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:bytes]
print("bytes per weight: dense 16-bit 2.00, dense 8-bit 1.00")
#> bytes per weight: dense 16-bit 2.00, dense 8-bit 1.00
for sparsity in (0.5, 0.8, 0.9, 0.95):
    left = 1 - sparsity
    indexed = left * (1 + 2)  # 8-bit value, 16-bit column
    bitmap = left * 1 + 1 / 8
    print(f"{sparsity:.0%} zeros, 8-bit: with indices {indexed:.2f}, bitmap {bitmap:.2f}")
    #> 50% zeros, 8-bit: with indices 1.50, bitmap 0.62
    #> 80% zeros, 8-bit: with indices 0.60, bitmap 0.32
    #> 90% zeros, 8-bit: with indices 0.30, bitmap 0.22
    #> 95% zeros, 8-bit: with indices 0.15, bitmap 0.18
# --8<-- [end:bytes]

# --8<-- [start:error]
inputs, outputs = 512, 512
W = rng.normal(size=(inputs, outputs)) / np.sqrt(inputs)
W *= np.exp(0.7 * rng.normal(size=outputs))  # channels of different size
x = rng.normal(size=(200, inputs))


def quantize(W, bits, axis=None):
    scale = np.abs(W).max(axis=axis, keepdims=True) / (2 ** (bits - 1) - 1)
    return np.round(W / scale) * scale


def prune(W, share):
    return np.where(np.abs(W) >= np.quantile(np.abs(W), share), W, 0)


def two_of_four(W):
    groups = W.reshape(-1, 4, W.shape[1])
    order = np.abs(groups).argsort(axis=1).argsort(axis=1)
    return np.where(order >= 2, groups, 0).reshape(W.shape)


def channels(W, share):  # whole outputs, the smallest ones
    norm = np.linalg.norm(W, axis=0)
    return np.where(norm >= np.quantile(norm, share), W, 0)


# --8<-- [end:error]
# --8<-- [start:table]
for name, changed in (
    ("8 bits, one scale", quantize(W, 8)),
    ("8 bits, scale per channel", quantize(W, 8, axis=0)),
    ("4 bits, scale per channel", quantize(W, 4, axis=0)),
    ("50% of weights pruned", prune(W, 0.5)),
    ("90% of weights pruned", prune(W, 0.9)),
    ("2 of 4 pruned", two_of_four(W)),
    ("50% of channels pruned", channels(W, 0.5)),
):
    error = np.linalg.norm(x @ (changed - W)) / np.linalg.norm(x @ W)
    print(f"{name:26} output off by {error:5.1%}")
    #> 8 bits, one scale          output off by  3.0%
    #> 8 bits, scale per channel  output off by  0.7%
    #> 4 bits, scale per channel  output off by 13.5%
    #> 50% of weights pruned      output off by 15.0%
    #> 90% of weights pruned      output off by 53.8%
    #> 2 of 4 pruned              output off by 36.6%
    #> 50% of channels pruned     output off by 29.9%
# --8<-- [end:table]

# --8<-- [start:latency]
weights, operations = 25e6, 8e9  # parameters; operations (2 x multiply-adds) a frame
bandwidth, rate = 15e9, {"16-bit": 0.2e12, "8-bit": 0.5e12}  # assumed phone
overhead = 60 * 0.05e-3  # 60 operators, 50 microseconds each
rows = (  # bytes per weight, share of operations executed, kind of arithmetic
    ("16-bit", 2, 1, "16-bit"),
    ("8-bit", 1, 1, "8-bit"),
    ("90% zeros, dense kernel", 2, 1, "16-bit"),
    ("half of the channels, 16-bit", 0.5, 0.25, "16-bit"),
    ("half of the channels, 8-bit", 0.25, 0.25, "8-bit"),
)
for name, size, share, kind in rows:
    compute, memory = share * operations / rate[kind], weights * size / bandwidth
    total = max(compute, memory) + overhead
    parts = f"compute {compute * 1e3:.0f}, weights {memory * 1e3:.1f}"
    print(f"{name:29} {total * 1e3:3.0f} ms ({parts})")
    #> 16-bit                         43 ms (compute 40, weights 3.3)
    #> 8-bit                          19 ms (compute 16, weights 1.7)
    #> 90% zeros, dense kernel        43 ms (compute 40, weights 3.3)
    #> half of the channels, 16-bit   13 ms (compute 10, weights 0.8)
    #> half of the channels, 8-bit     7 ms (compute 4, weights 0.4)
# --8<-- [end:latency]
