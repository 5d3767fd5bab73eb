"""Memory to train a 7-billion-parameter transformer with Adam, and why half precision needs a 32-bit copy."""

import numpy as np

# --8<-- [start:states]
parameters = 7e9
recipes = {  # bytes per parameter: weights, gradients, 32-bit master copy, two Adam moments
    "fp32": (4, 4, 0, 8),
    "mixed": (2, 2, 4, 8),
    "mixed, 8-bit Adam": (2, 2, 4, 2),
}
for name, parts in recipes.items():
    print(f"{name:18} {sum(parts):2} bytes each  {sum(parts) * parameters / 1e9:5.0f} GB")
    #> fp32               16 bytes each    112 GB
    #> mixed              16 bytes each    112 GB
    #> mixed, 8-bit Adam  10 bytes each     70 GB
lora = parameters * 2 + 0.005 * parameters * 16  # frozen 16-bit weights, adapters of 0.5% trained as "mixed"
print(f"LoRA on 16-bit weights            {lora / 1e9:5.1f} GB")
#> LoRA on 16-bit weights             14.6 GB
# --8<-- [end:states]

# --8<-- [start:activations]
layers, hidden, heads, sequence, batch = 32, 4096, 32, 2048, 4
tokens = sequence * batch * hidden  # s·b·h
everything = layers * tokens * (34 + 5 * heads * sequence / hidden)
no_scores = layers * tokens * 34
checkpointed = layers * tokens * 2 + tokens * 34  # the input of every layer, plus one layer being recomputed
for name, size in {"stored": everything, "scores not stored": no_scores, "checkpointed": checkpointed}.items():
    print(f"activations, {name:18} {size / 1e9:6.1f} GB")
    #> activations, stored              122.4 GB
    #> activations, scores not stored    36.5 GB
    #> activations, checkpointed          3.3 GB
# --8<-- [end:activations]

# --8<-- [start:sharding]
gpus = 8
stages = {"replicated": 16, "ZeRO-1": 4 + 12 / gpus, "ZeRO-2": 2 + 14 / gpus, "ZeRO-3": 16 / gpus}
for stage, per_parameter in stages.items():
    print(f"{stage:10} {per_parameter * parameters / 1e9:6.2f} GB of model state per GPU")
    #> replicated 112.00 GB of model state per GPU
    #> ZeRO-1      38.50 GB of model state per GPU
    #> ZeRO-2      26.25 GB of model state per GPU
    #> ZeRO-3      14.00 GB of model state per GPU
# --8<-- [end:sharding]

# --8<-- [start:precision]
def bfloat16(x):
    """Round float32 to bfloat16: keep the upper 16 bits, to nearest even."""
    bits = np.float32(x).view(np.uint32)
    return ((bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000).astype(np.uint32).view(np.float32)


total = 1 + 1e-4  # a weight of 1 and an update of 0.0001
print("weight + update  fp16", np.float16(total), " bf16", bfloat16(total), " fp32", np.float32(total))
#> weight + update  fp16 1.0  bf16 1.0  fp32 1.0001
small = 1e-8  # a gradient
print("small gradient   fp16", np.float16(small), f" bf16 {bfloat16(small):.1e}")
#> small gradient   fp16 0.0  bf16 1.0e-08
print(f"times 65,536     fp16 {np.float16(small * 65_536):.1e}")
#> times 65,536     fp16 6.6e-04
# --8<-- [end:precision]
