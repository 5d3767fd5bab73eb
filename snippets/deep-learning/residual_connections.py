"""Residual stacks by where normalization stands: size of the stream, and gradient norms through 64 blocks."""

import numpy as np

width, depth = 64, 64


# --8<-- [start:stack]
def norm(x):
    return x / np.sqrt((x**2).mean())  # RMSNorm


def norm_back(x, g):
    r = np.sqrt((x**2).mean())
    return (g - x * (x @ g) / (x.size * r**2)) / r


def run(kind, scale=1.0, seed=0):
    """Norms of the stream and of its gradient, block by block."""
    rng = np.random.default_rng(seed)
    W1, W2 = rng.normal(size=(2, depth, width, width)) / np.sqrt(width)
    W1 *= np.sqrt(2)  # He initialization before the ReLU
    x, tape = norm(rng.normal(size=width)), []
    for A, B in zip(W1, W2):
        inside = norm(x) if kind == "pre-norm" else x
        z = A @ inside
        y = scale * (B @ np.maximum(z, 0))
        total = y if kind == "plain" else x + y
        tape.append((x, z, total))
        x = norm(total) if kind == "post-norm" else total
    sizes = [np.sqrt((t[0] ** 2).mean()) for t in tape] + [np.sqrt((x**2).mean())]
    g = rng.normal(size=width) / np.sqrt(width)
    if kind == "pre-norm":  # which normalizes once more before the output
        g = norm_back(x, g)
    gradients = [np.linalg.norm(g)]
    for A, B, (x, z, total) in zip(W1[::-1], W2[::-1], tape[::-1]):
        if kind == "post-norm":
            g = norm_back(total, g)
        branch = A.T @ ((z > 0) * (B.T @ (scale * g)))
        if kind == "pre-norm":
            branch = norm_back(x, branch)
        g = branch if kind == "plain" else g + branch
        gradients.append(np.linalg.norm(g))
    return np.array(sizes), np.array(gradients[::-1])


# --8<-- [end:stack]
# --8<-- [start:table]
for kind in ("plain", "no norm", "post-norm", "pre-norm"):
    runs = [run(kind, seed=s) for s in range(20)]
    values = [(s[-1], g[0], g[-1]) for s, g in runs]
    stream, first, last = np.exp(np.log(values).mean(axis=0))
    print(f"{kind:9} stream {stream:.1e}, gradient: first {first:.1e}, last {last:.2f}")
    #> plain     stream 2.3e-01, gradient: first 1.7e-01, last 1.01
    #> no norm   stream 2.7e+09, gradient: first 1.9e+09, last 1.01
    #> post-norm stream 1.0e+00, gradient: first 4.1e-01, last 1.01
    #> pre-norm  stream 8.2e+00, gradient: first 9.5e-01, last 0.12
# --8<-- [end:table]

# --8<-- [start:share]
sizes = np.mean([run("pre-norm", seed=s)[0] for s in range(20)], axis=0)
for block in (1, 4, 16, 64):
    before, after = sizes[block - 1], sizes[block]
    added = np.sqrt(after**2 - before**2)
    print(f"block {block:2} adds {added:.2f} to a stream of {before:.2f}")
    #> block  1 adds 1.01 to a stream of 1.00
    #> block  4 adds 1.06 to a stream of 1.98
    #> block 16 adds 0.92 to a stream of 3.93
    #> block 64 adds 0.83 to a stream of 8.20
left = 1 / sizes[-1], 2 ** (-depth / 2)
print(f"input left in the stream: pre-norm {left[0]:.2f}, post-norm {left[1]:.0e}")
#> input left in the stream: pre-norm 0.12, post-norm 2e-10
# --8<-- [end:share]

# --8<-- [start:scaled]
for label, scale in (("1", 1.0), ("1/sqrt(depth)", depth**-0.5), ("0", 0.0)):
    sizes, gradients = run("no norm", scale)
    print(f"branch x {label:13}: stream {sizes[-1]:.1e}, gradient {gradients[0]:.1e}")
    #> branch x 1            : stream 5.7e+09, gradient 1.8e+09
    #> branch x 1/sqrt(depth): stream 1.6e+00, gradient 1.6e+00
    #> branch x 0            : stream 1.0e+00, gradient 9.0e-01
# --8<-- [end:scaled]
