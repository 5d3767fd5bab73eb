"""A convolution commutes with shifts; that prior wins with little data, and loses with much if the world breaks it."""

import numpy as np

rng = np.random.default_rng(0)

image, kernel = rng.normal(size=(32, 32)), rng.normal(size=(3, 3))
dense = rng.normal(size=(32 * 32, 32 * 32)) / 32


def conv(x):  # wraps around at the edges
    shifts = ((i, j) for i in range(3) for j in range(3))
    return sum(kernel[i, j] * np.roll(x, (-i, -j), (0, 1)) for i, j in shifts)


def moved(x, by):
    return np.roll(x, by, axis=1)


# --8<-- [start:equivariance]
layers = {
    "convolution": (conv, 1),
    "convolution, stride 2": (lambda x: conv(x)[::2, ::2], 2),
    "patches of 16": (lambda x: x.reshape(2, 16, 2, 16).swapaxes(1, 2), None),
    "dense": (lambda x: (dense @ x.ravel()).reshape(32, 32), 1),
}
for name, (layer, stride) in layers.items():
    for by in (1, 2, 16):
        if stride is None:  # patches move by whole patches or not at all
            expected = np.roll(layer(image), by // 16, axis=1)
        else:
            expected = moved(layer(image), by // stride)
        same = np.allclose(layer(moved(image, by)), expected)
        print(f"{name:22} shift by {by:2}: {'moves along' if same else 'changes'}")
        #> convolution            shift by  1: moves along
        #> convolution            shift by  2: moves along
        #> convolution            shift by 16: moves along
        #> convolution, stride 2  shift by  1: changes
        #> convolution, stride 2  shift by  2: moves along
        #> convolution, stride 2  shift by 16: moves along
        #> patches of 16          shift by  1: changes
        #> patches of 16          shift by  2: changes
        #> patches of 16          shift by 16: moves along
        #> dense                  shift by  1: changes
        #> dense                  shift by  2: changes
        #> dense                  shift by 16: changes
# --8<-- [end:equivariance]

width, taps = 64, 5


def world(n, uneven):
    """Blurred signals with noise; `uneven` makes the blur's strength depend on place."""
    x = rng.normal(size=(n, width))
    blur = sum(c * np.roll(x, s, axis=1) for c, s in zip((0.2, 0.5, 0.2), (-1, 0, 1)))
    gain = 1 + uneven * np.sin(2 * np.pi * np.arange(width) / width)
    return x, gain * blur + 0.5 * rng.normal(size=x.shape), gain * blur


# --8<-- [start:data]
def errors(n, uneven):
    """Excess error of a shared filter and of a dense matrix, both fitted by least squares."""
    (x, y, _), (new, _, truth) = world(n, uneven), world(500, uneven)
    rolled, rolled_new = (
        np.stack([np.roll(a, s, axis=1) for s in range(-2, 3)], axis=-1)
        for a in (x, new)
    )
    shared = np.linalg.lstsq(rolled.reshape(-1, taps), y.ravel(), rcond=None)[0]
    matrix = np.linalg.lstsq(x, y, rcond=None)[0]
    return [np.mean((p - truth) ** 2) for p in (rolled_new @ shared, new @ matrix)]


for uneven in (0.0, 0.3):
    for n in (10, 100, 1000, 4000):
        shared, matrix = errors(n, uneven)
        print(f"uneven {uneven}, {n:6,}: filter {shared:.4f}, dense {matrix:.4f}")
        #> uneven 0.0,     10: filter 0.0021, dense 0.3318
        #> uneven 0.0,    100: filter 0.0002, dense 0.4745
        #> uneven 0.0,  1,000: filter 0.0000, dense 0.0170
        #> uneven 0.0,  4,000: filter 0.0000, dense 0.0040
        #> uneven 0.3,     10: filter 0.0191, dense 0.3385
        #> uneven 0.3,    100: filter 0.0153, dense 0.4714
        #> uneven 0.3,  1,000: filter 0.0148, dense 0.0176
        #> uneven 0.3,  4,000: filter 0.0148, dense 0.0042
# --8<-- [end:data]
