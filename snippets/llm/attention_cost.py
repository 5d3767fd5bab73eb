"""What longer sequences cost an 8B decoder: FLOPs by part, and memory with and without the score matrix."""

import numpy as np

# Llama 3.1 8B, from the public configuration.
layers, heads, kv_heads, width, ffn_width = 32, 32, 8, 4096, 14_336
head_dim = width // heads

# --8<-- [start:flops]
kv_width = kv_heads * head_dim
weights = layers * (2 * width * width + 2 * width * kv_width + 3 * width * ffn_width)


def flops(length):
    """Forward FLOPs of a causal prompt: weight products, and attention over every earlier position."""
    pairs = length * (length + 1) / 2
    return 2 * weights * length, layers * 4 * width * pairs


for length in (2_048, 8_192, 32_768, 131_072):
    linear, attention = (part / 1e12 for part in flops(length))
    share = attention / (linear + attention)
    print(f"{length:7,} tokens   weights {linear:5.0f} TFLOP   attention {attention:5.0f} TFLOP, {share:.0%} of all")
    #>   2,048 tokens   weights    29 TFLOP   attention     1 TFLOP, 4% of all
    #>   8,192 tokens   weights   114 TFLOP   attention    18 TFLOP, 13% of all
    #>  32,768 tokens   weights   457 TFLOP   attention   281 TFLOP, 38% of all
    #> 131,072 tokens   weights  1830 TFLOP   attention  4504 TFLOP, 71% of all
print(f"equal at {weights / layers / width:,.0f} tokens of prompt")
#> equal at 53,248 tokens of prompt
# --8<-- [end:flops]

# --8<-- [start:memory]
for length in (2_048, 8_192, 32_768, 131_072):
    scores = heads * length**2 * 2 / 2**30  # one layer, two bytes a score
    cache = layers * 2 * kv_width * length * 2 / 2**30
    print(f"{length:7,} tokens   scores of one layer {scores:7.2f} GiB   KV cache of all layers {cache:5.2f} GiB")
    #>   2,048 tokens   scores of one layer    0.25 GiB   KV cache of all layers  0.25 GiB
    #>   8,192 tokens   scores of one layer    4.00 GiB   KV cache of all layers  1.00 GiB
    #>  32,768 tokens   scores of one layer   64.00 GiB   KV cache of all layers  4.00 GiB
    #> 131,072 tokens   scores of one layer 1024.00 GiB   KV cache of all layers 16.00 GiB
# --8<-- [end:memory]


# --8<-- [start:tiled]
def tiled_attention(query, key, value, tile=64):
    """Attention of one query row, holding one tile of scores at a time."""
    top, total, output = -np.inf, 0.0, np.zeros(value.shape[1])
    for start in range(0, len(key), tile):
        score = key[start : start + tile] @ query / len(query) ** 0.5
        new_top = max(top, score.max())
        weight, rescale = np.exp(score - new_top), np.exp(top - new_top)
        output = output * rescale + weight @ value[start : start + tile]
        total, top = total * rescale + weight.sum(), new_top
    return output / total


rng = np.random.default_rng(0)
query, key, value = rng.standard_normal(64), rng.standard_normal((4096, 64)), rng.standard_normal((4096, 64))
score = key @ query / 8
weight = np.exp(score - score.max())
print("same result:", np.allclose(tiled_attention(query, key, value), weight @ value / weight.sum(), rtol=1e-12))
#> same result: True
# --8<-- [end:tiled]
