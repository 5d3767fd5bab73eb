"""KV-cache bytes of Llama 3.1 70B from its public configuration, and what fits on eight 80 GB GPUs."""

layers, heads, kv_heads, width, ffn_width, vocabulary = 80, 64, 8, 8192, 28_672, 128_256
head_dim, bytes_per_number = width // heads, 2  # bfloat16

# --8<-- [start:bytes]
def bytes_per_token(kv_heads):
    """Keys and values of one token in every layer."""
    return 2 * layers * kv_heads * head_dim * bytes_per_number


print("KV heads             KiB a token   GiB at 131,072 tokens")
#> KV heads             KiB a token   GiB at 131,072 tokens
for name, count in {"grouped": kv_heads, "multi-head": heads, "multi-query": 1}.items():
    size = bytes_per_token(count)
    print(f"{count:3}  {name:15} {size / 1024:11.0f} {size * 131_072 / 2**30:23.0f}")
    #>   8  grouped                 320                      40
    #>  64  multi-head             2560                     320
    #>   1  multi-query              40                       5
# --8<-- [end:bytes]

# --8<-- [start:fit]
attention = 2 * width * width + 2 * width * kv_heads * head_dim
parameters = layers * (attention + 3 * width * ffn_width) + 2 * vocabulary * width
weight_bytes = parameters * bytes_per_number
free = 8 * 80e9 * 0.9 - weight_bytes  # a tenth kept back for activations and buffers
print(f"weights {weight_bytes / 1e9:.0f} GB, left for the cache {free / 1e9:.0f} GB")
#> weights 141 GB, left for the cache 435 GB
for name, count in {"grouped": kv_heads, "multi-head": heads}.items():
    fits = free // (bytes_per_token(count) * 8192)
    print(f"{name:10} {fits:4.0f} conversations of 8,192 tokens")
    #> grouped     162 conversations of 8,192 tokens
    #> multi-head   20 conversations of 8,192 tokens
# --8<-- [end:fit]

# --8<-- [start:reads]
weights = weight_bytes / 1e9
print(f"a step reads {weights:.0f} GB of weights, and the caches (8,192 tokens each):")
#> a step reads 141 GB of weights, and the caches (8,192 tokens each):
for batch in (1, 16, 128):
    cache = batch * 8192 * bytes_per_token(kv_heads) / 1e9
    per_token = (weights + cache) / batch
    print(f"batch {batch:3}   caches {cache:3.0f} GB   {per_token:5.1f} GB a new token")
    #> batch   1   caches   3 GB   143.8 GB a new token
    #> batch  16   caches  43 GB    11.5 GB a new token
    #> batch 128   caches 344 GB     3.8 GB a new token
# --8<-- [end:reads]
