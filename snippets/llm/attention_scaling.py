"""Dividing attention scores by sqrt(d_k) keeps their variance at 1 and the softmax unsaturated at every width."""

import numpy as np

rng = np.random.default_rng(0)
keys, trials = 64, 500


def softmax(scores):
    """Softmax over the last axis."""
    exp = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return exp / exp.sum(axis=-1, keepdims=True)


# --8<-- [start:variance]
def dot_products(width):
    """Scores of one query against 64 keys, many times over: (trials, keys)."""
    query = rng.standard_normal((trials, 1, width))
    key = rng.standard_normal((trials, keys, width))
    return (query * key).sum(axis=-1)


scores = {width: dot_products(width) for width in (16, 64, 256)}
for width, raw in scores.items():
    print(f"d_k {width:3}   variance raw {raw.var():6.1f}   divided by sqrt(d_k) {(raw / width**0.5).var():.2f}")
    #> d_k  16   variance raw   16.2   divided by sqrt(d_k) 1.01
    #> d_k  64   variance raw   63.9   divided by sqrt(d_k) 1.00
    #> d_k 256   variance raw  255.6   divided by sqrt(d_k) 1.00
# --8<-- [end:variance]


# --8<-- [start:softmax]
def summary(scores):
    """Mean largest weight, and mean trace of the Jacobian diag(a) - a a^T, which is at most 1 - 1/keys."""
    weights = softmax(scores)
    return weights.max(axis=-1).mean(), (1 - (weights**2).sum(axis=-1)).mean()


print("largest weight / trace   undivided       by sqrt(d_k)    by d_k")
#> largest weight / trace   undivided       by sqrt(d_k)    by d_k
for width, raw in scores.items():
    row = [summary(raw / scale) for scale in (1, width**0.5, width)]
    print(f"d_k {width:3}" + " " * 18 + "   ".join(f"{top:.3f} / {signal:.3f}" for top, signal in row))
    #> d_k  16                  0.577 / 0.562   0.106 / 0.961   0.027 / 0.983
    #> d_k  64                  0.788 / 0.294   0.106 / 0.961   0.021 / 0.984
    #> d_k 256                  0.895 / 0.149   0.108 / 0.961   0.018 / 0.984
# --8<-- [end:softmax]
