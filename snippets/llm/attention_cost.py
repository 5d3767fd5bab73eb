"""What longer sequences cost an 8B decoder: FLOPs by part, and memory with and without the score matrix."""

import numpy as np

# Llama 3.1 8B, from the public configuration.
layers, heads, kv_heads, width, ffn_width = 32, 32, 8, 4096, 14_336
head_dim = width // heads
lengths = (2_048, 8_192, 32_768, 131_072)

# --8<-- [start:flops]
kv_width = kv_heads * head_dim
projections = 2 * width * width + 2 * width * kv_width  # query, output, key, value
weights = layers * (projections + 3 * width * ffn_width)


def flops(length):
    """Forward FLOPs of a causal prompt: weight products, then scores and sums."""
    pairs = length * (length + 1) / 2
    return 2 * weights * length, layers * 4 * width * pairs


print("tokens    weights   attention   (TFLOP)")
#> tokens    weights   attention   (TFLOP)
for length in lengths:
    linear, attention = (part / 1e12 for part in flops(length))
    share = attention / (linear + attention)
    print(f"{length:7,}   {linear:7.0f}   {attention:9.0f}   {share:.0%} of all")
    #>   2,048        29           1   4% of all
    #>   8,192       114          18   13% of all
    #>  32,768       457         281   38% of all
    #> 131,072      1830        4504   71% of all
print(f"equal at {weights / layers / width:,.0f} tokens of prompt")
#> equal at 53,248 tokens of prompt
# --8<-- [end:flops]

# --8<-- [start:memory]
print("tokens    scores of one layer   KV cache of all layers   (GiB)")
#> tokens    scores of one layer   KV cache of all layers   (GiB)
for length in lengths:
    scores = heads * length**2 * 2 / 2**30  # two bytes a score
    cache = layers * 2 * kv_width * length * 2 / 2**30
    print(f"{length:7,}   {scores:19.2f}   {cache:22.2f}")
    #>   2,048                  0.25                     0.25
    #>   8,192                  4.00                     1.00
    #>  32,768                 64.00                     4.00
    #> 131,072               1024.00                    16.00
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
query = rng.standard_normal(64)
key, value = rng.standard_normal((2, 4096, 64))
weight = np.exp(key @ query / 8)
plain, tiled = weight @ value / weight.sum(), tiled_attention(query, key, value)
print("same result:", np.allclose(tiled, plain, rtol=1e-12))
#> same result: True
# --8<-- [end:tiled]
