"""KV-cache bytes of Llama 3.1 70B from its public configuration, and what fits on eight 80 GB GPUs."""

layers, heads, kv_heads, width, ffn_width, vocabulary = 80, 64, 8, 8192, 28_672, 128_256
head_dim, bytes_per_number = width // heads, 2  # bfloat16

# --8<-- [start:bytes]
def bytes_per_token(kv_heads):
    """Keys and values of one token in every layer."""
    return 2 * layers * kv_heads * head_dim * bytes_per_number


for name, count in {"grouped (8 KV heads)": kv_heads, "multi-head (64)": heads, "multi-query (1)": 1}.items():
    per_token = bytes_per_token(count)
    print(f"{name:21} {per_token / 1024:6.0f} KiB a token   {per_token * 131_072 / 2**30:5.0f} GiB at 131,072 tokens")
    #> grouped (8 KV heads)     320 KiB a token      40 GiB at 131,072 tokens
    #> multi-head (64)         2560 KiB a token     320 GiB at 131,072 tokens
    #> multi-query (1)           40 KiB a token       5 GiB at 131,072 tokens
# --8<-- [end:bytes]

# --8<-- [start:fit]
attention = 2 * width * width + 2 * width * kv_heads * head_dim
parameters = layers * (attention + 3 * width * ffn_width) + 2 * vocabulary * width
weight_bytes = parameters * bytes_per_number
free = 8 * 80e9 * 0.9 - weight_bytes  # a tenth kept back for activations and buffers
print(f"weights {weight_bytes / 1e9:.0f} GB, left for the cache {free / 1e9:.0f} GB")
#> weights 141 GB, left for the cache 435 GB
for name, count in {"grouped": kv_heads, "multi-head": heads}.items():
    print(f"{name:10} {int(free // (bytes_per_token(count) * 8192)):4} conversations of 8,192 tokens")
    #> grouped     162 conversations of 8,192 tokens
    #> multi-head   20 conversations of 8,192 tokens
# --8<-- [end:fit]

# --8<-- [start:reads]
for batch in (1, 16, 128):
    weights_gb, cache_gb = weight_bytes / 1e9, batch * 8192 * bytes_per_token(kv_heads) / 1e9
    per_token = (weights_gb + cache_gb) / batch
    print(f"batch {batch:3}   a step reads weights {weights_gb:.0f} GB + cache {cache_gb:3.0f} GB: {per_token:5.1f} GB a token")
    #> batch   1   a step reads weights 141 GB + cache   3 GB: 143.8 GB a token
    #> batch  16   a step reads weights 141 GB + cache  43 GB:  11.5 GB a token
    #> batch 128   a step reads weights 141 GB + cache 344 GB:   3.8 GB a token
# --8<-- [end:reads]
