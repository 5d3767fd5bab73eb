"""Roofline bounds for serving Llama 3.1 8B and 70B on NVIDIA H100 SXM GPUs, from published figures."""

# One GPU: dense bfloat16 operations and memory bytes a second.
PEAK, BANDWIDTH, MEMORY = 989e12, 3.35e12, 80e9
# layers, width, KV heads, feed-forward width, GPUs (head width 128, 2 bytes a number)
MODELS = {"8B": (32, 4096, 8, 14_336, 1), "70B": (80, 8192, 8, 28_672, 8)}
VOCABULARY = 128_256

# --8<-- [start:sizes]
def sizes(layers, width, kv_heads, ffn, gpus):
    """Weights used by a step (no lookup table), weights stored, cache bytes a token."""
    attention = 2 * width * width + 2 * width * kv_heads * 128
    used = layers * (attention + 3 * width * ffn) + VOCABULARY * width
    return used, used + VOCABULARY * width, 2 * layers * kv_heads * 128 * 2


print(f"ridge: {PEAK / BANDWIDTH:.0f} operations a byte")
#> ridge: 295 operations a byte
for name, config in MODELS.items():
    used, stored, cache = sizes(*config)
    rate = config[-1] * BANDWIDTH
    print(f"{name:3} on {config[-1]} GPU: a step reads {2 * used / 1e9:5.1f} GB "
          f"in {2000 * used / rate:.1f} ms, at most {rate / (2 * used):.0f} tokens/s")
    #> 8B  on 1 GPU: a step reads  15.0 GB in 4.5 ms, at most 223 tokens/s
    #> 70B on 8 GPU: a step reads 139.0 GB in 5.2 ms, at most 193 tokens/s
# --8<-- [end:sizes]

# --8<-- [start:decode]
def step(config, batch, context, weight_bytes=2):
    """Seconds a decoding step takes at least, by arithmetic and by memory traffic."""
    layers, width, *_, gpus = config
    used, _, cache = sizes(*config)
    operations = batch * (2 * used + 4 * layers * width * context)
    traffic = weight_bytes * used + batch * context * cache
    return operations / (gpus * PEAK), traffic / (gpus * BANDWIDTH)


print("8B, contexts of 2,048")
#> 8B, contexts of 2,048
for batch in (1, 16, 64, 128, 192):
    arithmetic, traffic = step(MODELS["8B"], batch, 2048)
    slower = max(arithmetic, traffic)
    print(f"batch {batch:3}   arithmetic {1e3 * arithmetic:4.2f} ms   traffic "
          f"{1e3 * traffic:5.2f} ms   user {1 / slower:4.0f}/s   "
          f"GPU {batch / slower:6,.0f}/s")
    #> batch   1   arithmetic 0.02 ms   traffic  4.56 ms   user  219/s   GPU    219/s
    #> batch  16   arithmetic 0.26 ms   traffic  5.76 ms   user  174/s   GPU  2,777/s
    #> batch  64   arithmetic 1.04 ms   traffic  9.61 ms   user  104/s   GPU  6,661/s
    #> batch 128   arithmetic 2.08 ms   traffic 14.74 ms   user   68/s   GPU  8,686/s
    #> batch 192   arithmetic 3.12 ms   traffic 19.87 ms   user   50/s   GPU  9,665/s
# --8<-- [end:decode]

# --8<-- [start:limits]
for name, config in MODELS.items():
    used, stored, cache = sizes(*config)
    layers, width, *_, gpus = config
    each, spare = 2048 * cache, gpus * MEMORY * 0.9 - 2 * stored
    extra = cache / BANDWIDTH - 4 * layers * width / PEAK  # seconds a token of context
    print(f"{name:3} cache = weights at {2 * used / each:3.0f}, "
          f"fits {spare / each:3.0f}, ceiling {gpus * BANDWIDTH / each:6,.0f}/s, "
          f"memory-bound past {2 * used / PEAK / extra:5,.0f}")
    #> 8B  cache = weights at  56, fits 208, ceiling 12,480/s, memory-bound past   393
    #> 70B cache = weights at 207, fits 648, ceiling 39,935/s, memory-bound past 1,477
# --8<-- [end:limits]

# --8<-- [start:capacity]
prompt, output, batch = 1500, 300, 128  # tokens, tokens, sequences
used, _, _ = sizes(*MODELS["8B"])
prefill = 2 * used * prompt / (0.5 * PEAK)  # half of the peak, assumed
_, traffic = step(MODELS["8B"], batch, prompt + output / 2)
decode = output * traffic / 0.7 / batch  # 70% of the bandwidth, assumed
print(f"a request: prefill {1e3 * prefill:.0f} ms, decode {1e3 * decode:.0f} ms")
#> a request: prefill 46 ms, decode 43 ms
rate = 1 / (prefill + decode)
print(f"{rate:.1f} requests/s, {output * rate:,.0f} tokens/s")
#> 11.3 requests/s, 3,401 tokens/s
# --8<-- [end:capacity]
