"""Batch norm on two examples keeps only signs; its train and eval outputs differ; RMSNorm is layer norm without a mean."""

import numpy as np

rng = np.random.default_rng(0)


# --8<-- [start:pair]
def standardize(x, axis, eps=1e-5):
    """Batch norm for axis 0, layer norm for axis 1, both before scale and shift."""
    centered = x - x.mean(axis, keepdims=True)
    return centered / np.sqrt((centered**2).mean(axis, keepdims=True) + eps)


a, b, c = [1.0, 2.0, 3.0, 4.0], [1.1, 0.0, 9.0, 4.5], [50.0, -7.0, 2.0, 0.0]
for name, axis in (("batch norm", 0), ("layer norm", 1)):
    for neighbor in (b, c):
        print(name, standardize(np.array([a, neighbor]), axis)[0].round(2))
        #> batch norm [-1.  1. -1. -1.]
        #> batch norm [-1.  1.  1.  1.]
        #> layer norm [-1.34 -0.45  0.45  1.34]
        #> layer norm [-1.34 -0.45  0.45  1.34]
# --8<-- [end:pair]

# --8<-- [start:mismatch]
# One feature, distributed as N(0, 1), so perfect running statistics are 0 and 1.
for size in (2, 8, 32, 256):
    x = rng.normal(size=(size, 40_000))
    gap = standardize(x, axis=0) - x  # train output minus eval output
    print(f"batch {size:3}: train and eval differ by {np.sqrt((gap**2).mean()):.2f}")
    #> batch   2: train and eval differ by 0.93
    #> batch   8: train and eval differ by 0.44
    #> batch  32: train and eval differ by 0.22
    #> batch 256: train and eval differ by 0.08
# --8<-- [end:mismatch]


# --8<-- [start:rms]
def rms_norm(x, eps=1e-5):
    return x / np.sqrt((x**2).mean(axis=1, keepdims=True) + eps)


x = standardize(rng.normal(size=(100, 4096)), axis=1)  # mean 0, variance 1
for mean in (0.0, 0.1, 1.0):
    gap = rms_norm(x + mean) - standardize(x + mean, axis=1)
    print(f"mean {mean}: RMSNorm - layer norm is {np.sqrt((gap**2).mean()):.3f}")
    #> mean 0.0: RMSNorm - layer norm is 0.000
    #> mean 0.1: RMSNorm - layer norm is 0.100
    #> mean 1.0: RMSNorm - layer norm is 0.765
# --8<-- [end:rms]
