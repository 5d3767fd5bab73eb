"""Memory to train 7 billion parameters with Adam; why 16 bits need a 32-bit copy."""

import numpy as np

# --8<-- [start:states]
parameters = 7e9
recipes = {  # bytes a parameter: weights, gradients, 32-bit master copy, Adam moments
    "fp32": (4, 4, 0, 8),
    "mixed": (2, 2, 4, 8),
    "mixed, 8-bit Adam": (2, 2, 4, 2),
}
for name, parts in recipes.items():
    total = sum(parts) * parameters / 1e9
    print(f"{name:18} {sum(parts):2} bytes each  {total:5.0f} GB")
    #> fp32               16 bytes each    112 GB
    #> mixed              16 bytes each    112 GB
    #> mixed, 8-bit Adam  10 bytes each     70 GB
# Frozen 16-bit weights; adapters of 0.5% of the parameters, trained as "mixed".
lora = parameters * 2 + 0.005 * parameters * 16
print(f"LoRA on 16-bit weights            {lora / 1e9:5.1f} GB")
#> LoRA on 16-bit weights             14.6 GB
# --8<-- [end:states]

# --8<-- [start:activations]
layers, hidden, heads, sequence, batch = 32, 4096, 32, 2048, 4
tokens = sequence * batch * hidden  # s·b·h
sizes = {
    "stored": layers * tokens * (34 + 5 * heads * sequence / hidden),
    "scores not stored": layers * tokens * 34,
    # the input of every layer, plus one layer being recomputed
    "checkpointed": layers * tokens * 2 + tokens * 34,
}
for name, size in sizes.items():
    print(f"activations, {name:18} {size / 1e9:6.1f} GB")
    #> activations, stored              122.4 GB
    #> activations, scores not stored    36.5 GB
    #> activations, checkpointed          3.3 GB
# --8<-- [end:activations]

# --8<-- [start:gated]
inner = 11_008 / hidden  # width of a gated feed-forward layer, in units of h
attention = 2 + 4 + 2 + 2  # input, queries and keys, values, input of the projection
norms = 2 + 2
feed_forward = 2 + 3 * 2 * inner  # input; gate, up and their product
activated = 2 * inner  # the activated gate, if it is stored as well
gated = attention + norms + feed_forward
print(f"bytes per s·b·h: {gated:.1f}, or {gated + activated:.1f} if that is stored too")
#> bytes per s·b·h: 32.1, or 37.5 if that is stored too
# --8<-- [end:gated]

# --8<-- [start:sharding]
gpus = 8
stages = {
    "replicated": 16,
    "ZeRO-1": 4 + 12 / gpus,
    "ZeRO-2": 2 + 14 / gpus,
    "ZeRO-3": 16 / gpus,
}
for stage, each in stages.items():
    print(f"{stage:10} {each * parameters / 1e9:6.2f} GB of model state per GPU")
    #> replicated 112.00 GB of model state per GPU
    #> ZeRO-1      38.50 GB of model state per GPU
    #> ZeRO-2      26.25 GB of model state per GPU
    #> ZeRO-3      14.00 GB of model state per GPU
# --8<-- [end:sharding]


def bfloat16(x):
    """Round float32 to bfloat16: keep the upper 16 bits, to nearest even."""
    bits = np.float32(x).view(np.uint32)
    rounded = (bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000
    return rounded.astype(np.uint32).view(np.float32)


# --8<-- [start:precision]
total = 1 + 1e-4  # a weight of 1 and an update of 0.0001
half, brain, single = np.float16(total), bfloat16(total), np.float32(total)
print("weight + update  fp16", half, " bf16", brain, " fp32", single)
#> weight + update  fp16 1.0  bf16 1.0  fp32 1.0001
small = 1e-8  # a gradient
print("small gradient   fp16", np.float16(small), f" bf16 {bfloat16(small):.1e}")
#> small gradient   fp16 0.0  bf16 1.0e-08
print(f"times 65,536     fp16 {np.float16(small * 65_536):.1e}")
#> times 65,536     fp16 6.6e-04
# --8<-- [end:precision]
