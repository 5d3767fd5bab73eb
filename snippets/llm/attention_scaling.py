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
    scaled = raw / width**0.5
    print(f"d_k {width:3}   variance raw {raw.var():6.1f}   scaled {scaled.var():.2f}")
    #> d_k  16   variance raw   16.2   scaled 1.01
    #> d_k  64   variance raw   63.9   scaled 1.00
    #> d_k 256   variance raw  255.6   scaled 1.00
# --8<-- [end:variance]


# --8<-- [start:softmax]
def summary(scores):
    """Largest weight, trace of the Jacobian, entropy: means over the trials."""
    a = softmax(scores)
    entropy = -(a * np.log(a)).sum(axis=-1)
    return a.max(axis=-1).mean(), (1 - (a**2).sum(axis=-1)).mean(), entropy.mean()


print("d_k   divided by    largest   trace   entropy")
#> d_k   divided by    largest   trace   entropy
for name, power in {"nothing": 0, "sqrt(d_k)": 0.5, "d_k": 1}.items():
    for width, raw in scores.items():
        top, trace, entropy = summary(raw / width**power)
        print(f"{width:3}   {name:10} {top:10.3f} {trace:7.3f} {entropy:9.2f}")
        #>  16   nothing         0.577   0.562      1.39
        #>  64   nothing         0.788   0.294      0.58
        #> 256   nothing         0.895   0.149      0.27
        #>  16   sqrt(d_k)       0.106   0.961      3.69
        #>  64   sqrt(d_k)       0.106   0.961      3.69
        #> 256   sqrt(d_k)       0.108   0.961      3.68
        #>  16   d_k             0.027   0.983      4.13
        #>  64   d_k             0.021   0.984      4.15
        #> 256   d_k             0.018   0.984      4.16
print(f"uniform over {keys} keys: trace {1 - 1 / keys:.3f}, entropy {np.log(keys):.2f}")
#> uniform over 64 keys: trace 0.984, entropy 4.16
# --8<-- [end:softmax]
