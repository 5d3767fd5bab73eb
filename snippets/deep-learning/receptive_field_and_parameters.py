"""Convolution arithmetic: sizes, receptive fields, parameters, multiply-adds, and what separable convolutions save."""

import numpy as np

# --8<-- [start:table]
size, channels, field, jump = 224, 3, 1, 1  # jump: input pixels between neighbors
layers = (  # name, kernel, stride, padding, output channels (0: pooling)
    ("conv 7/2", 7, 2, 3, 64),
    ("pool 3/2", 3, 2, 1, 0),
    ("conv 3/1", 3, 1, 1, 64),
    ("conv 3/2", 3, 2, 1, 128),
    ("conv 3/1", 3, 1, 1, 128),
    ("conv 3/2", 3, 2, 1, 256),
    ("conv 3/1", 3, 1, 1, 256),
)
print("layer     size  field  parameters  multiply-adds")
#> layer     size  field  parameters  multiply-adds
for name, kernel, stride, padding, out in layers:
    size = (size + 2 * padding - kernel) // stride + 1
    field, jump = field + (kernel - 1) * jump, jump * stride
    weights = kernel**2 * channels * out
    channels = out or channels
    line = f"{weights + out:10,}  {weights * size**2 / 1e6:10.0f} M" if out else ""
    print(f"{name}  {size:4}  {field:5}  {line}")
    #> conv 7/2   112      7       9,472         118 M
    #> pool 3/2    56     11
    #> conv 3/1    56     19      36,928         116 M
    #> conv 3/2    28     27      73,856          58 M
    #> conv 3/1    28     43     147,584         116 M
    #> conv 3/2    14     59     295,168          58 M
    #> conv 3/1    14     91     590,080         116 M
# --8<-- [end:table]

# --8<-- [start:probe]
# Check by experiment, in one dimension: which inputs move the middle output?


def response(x):
    for _, kernel, stride, padding, _ in layers:
        x = np.pad(x, padding)
        windows = np.lib.stride_tricks.sliding_window_view(x, kernel)[::stride]
        x = windows.mean(axis=1)
    return x[len(x) // 2]


touched = [response(unit) for unit in np.eye(224)]
field_measured = np.count_nonzero(touched)
print("inputs that reach one output:", field_measured, "of 224; formula", field)
#> inputs that reach one output: 91 of 224; formula 91
share = np.sort(touched)[::-1].cumsum() / np.sum(touched)
print("inputs that carry 95% of the weight:", int((share < 0.95).sum()) + 1)
#> inputs that carry 95% of the weight: 64
# --8<-- [end:probe]

# --8<-- [start:separable]
size, inputs, outputs, kernel = 28, 128, 128, 3
plain = kernel**2 * inputs * outputs
parts = {"depthwise": kernel**2 * inputs, "pointwise": inputs * outputs}
separable = sum(parts.values())
print(f"weights {plain:,} against {separable:,}, {plain / separable:.1f} times fewer")
#> weights 147,456 against 17,536, 8.4 times fewer
print(f"1/N + 1/k^2 = {1 / outputs + 1 / kernel**2:.3f} = {separable / plain:.3f}")
#> 1/N + 1/k^2 = 0.119 = 0.119
for name, weights in {"plain": plain, **parts}.items():
    bytes_moved = 2 * (size**2 * (inputs + outputs) + weights)  # 16 bits
    intensity = 2 * weights * size**2 / bytes_moved
    adds = weights * size**2 / 1e6
    print(f"{name:9} {adds:6.1f} M multiply-adds, {intensity:4.0f} FLOPs a byte")
    #> plain      115.6 M multiply-adds,  332 FLOPs a byte
    #> depthwise    0.9 M multiply-adds,    4 FLOPs a byte
    #> pointwise   12.8 M multiply-adds,   59 FLOPs a byte
# --8<-- [end:separable]
