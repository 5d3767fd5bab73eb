"""Error of int8 and int4 weights and activations on a layer with outlier channels, and what 70B then needs."""

import numpy as np

rng = np.random.default_rng(0)
weights = rng.standard_normal((256, 1024)) * 0.02
inputs = rng.standard_normal((256, 1024))
inputs[:, rng.choice(1024, 6, replace=False)] *= 60  # large for every token
exact = inputs @ weights.T

# --8<-- [start:error]
def rounded(matrix, bits, group=None):
    """Symmetric rounding, one scale for each group of entries in a row."""
    parts = matrix.reshape(matrix.shape[0], -1, group or matrix.shape[1])
    scale = np.abs(parts).max(2, keepdims=True) / (2 ** (bits - 1) - 1)
    return (np.round(parts / scale) * scale).reshape(matrix.shape)


def error(output, truth=exact):
    """Relative error of the layer's output."""
    return np.linalg.norm(output - truth) / np.linalg.norm(truth)


for bits, group in ((8, None), (4, None), (4, 128)):
    off = error(inputs @ rounded(weights, bits, group).T)
    print(f"weights int{bits}, a scale for {group or 1024:4} entries: {off:5.1%}")
    #> weights int8, a scale for 1024 entries:  0.8%
    #> weights int4, a scale for 1024 entries: 14.8%
    #> weights int4, a scale for  128 entries: 12.3%
size = np.abs(inputs).mean(0)
size = (size / np.median(size)) ** 0.5  # widen the columns that meet large inputs
off = error((inputs / size) @ rounded(weights * size, 4, 128).T)
print(f"the same, columns rescaled by activations: {off:5.1%}")
#> the same, columns rescaled by activations:  6.4%
# --8<-- [end:error]

# --8<-- [start:activations]
large = np.abs(inputs).max(0) > 20
rest = np.where(large, 0, inputs)  # the other 1,018 channels
lost = error(np.where(large, 0, rounded(inputs, 8)) @ weights.T, rest @ weights.T)
print(f"activations int8: output off by {error(rounded(inputs, 8) @ weights.T):.1%}, "
      f"what ordinary channels say by {lost:.0%}")
#> activations int8: output off by 5.3%, what ordinary channels say by 24%
codes = rounded(weights, 8)
smooth = np.sqrt(np.abs(inputs).max(0) / np.abs(weights).max(0))
print(f"both int8: plain {error(rounded(inputs, 8) @ codes.T):.1%}")
#> both int8: plain 5.4%
off = error(rounded(inputs / smooth, 8) @ rounded(weights * smooth, 8).T)
print(f"  scales moved into the weights {off:.1%}")
#>   scales moved into the weights 1.1%
off = error(rounded(rest, 8) @ codes.T + (inputs - rest) @ weights.T)
print(f"  six channels kept in 16 bits  {off:.1%}")
#>   six channels kept in 16 bits  0.2%
# --8<-- [end:activations]

# --8<-- [start:memory]
parameters, cache, context = 70.6e9, 327_680, 8192  # cache: bytes a token in 16 bits
print("weights, cache bits      weights   fits   a step reads at batch 1, 16")
#> weights, cache bits      weights   fits   a step reads at batch 1, 16
for bits, cache_bits in ((16, 16), (8, 16), (4.125, 16), (4.125, 8)):
    size, each = parameters * bits / 8e9, context * cache * cache_bits / 16e9  # GB
    fits = (2 * 80 * 0.9 - size) // each  # two GPUs of 80 GB, a tenth kept back
    print(f"{bits:6} {cache_bits:10} {size:11.0f} GB {fits:6.0f} "
          f"{size + each:13.0f} GB {size + 16 * each:5.0f} GB")
    #>     16         16         141 GB      1           144 GB   184 GB
    #>      8         16          71 GB     27            73 GB   114 GB
    #>  4.125         16          36 GB     40            39 GB    79 GB
    #>  4.125          8          36 GB     80            38 GB    58 GB
# --8<-- [end:memory]

# --8<-- [start:flips]
items, lost, won = 1500, 48, 33  # right before and wrong after, and the reverse
change = (won - lost) / items
paired = 1.96 * np.sqrt(((won + lost) / items - change**2) / items)
unpaired = 1.96 * np.sqrt(2 * 0.78 * 0.22 / items)  # 78% right
print(f"change {change:+.1%}, +-{paired:.1%} paired, +-{unpaired:.1%} unpaired")
#> change -1.0%, +-1.2% paired, +-3.0% unpaired
print(f"verdicts that flipped {(lost + won) / items:.1%}")
#> verdicts that flipped 5.4%
# --8<-- [end:flips]
