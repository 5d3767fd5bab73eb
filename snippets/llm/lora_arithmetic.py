"""LoRA on Llama 3.1 8B in numbers: parameters, memory, compute, what rank can express, and what merging rounds off."""

import numpy as np

# --8<-- [start:parameters]
# Llama 3.1 8B: (outputs, inputs) of the matrices in each of 32 layers.
attention = {"q": (4096, 4096), "k": (1024, 4096), "v": (1024, 4096), "o": (4096, 4096)}
ffn = {"gate": (14_336, 4096), "up": (14_336, 4096), "down": (4096, 14_336)}
total = 8.03e9
targets = {"query, value": ("q", "v"), "attention": attention, "all": attention | ffn}


def adapter(names, rank):
    """Parameters of B (outputs x rank) and A (rank x inputs) in all layers."""
    shapes = attention | ffn
    return 32 * sum(rank * sum(shapes[name]) for name in names)


for name, matrices in targets.items():
    counts = [adapter(matrices, rank) for rank in (8, 16, 64)]
    row = "   ".join(f"{n / 1e6:6.1f}M {n / total:.2%}" for n in counts)
    print(f"{name:12}   {row}")
    #> query, value      3.4M 0.04%      6.8M 0.08%     27.3M 0.34%
    #> attention         6.8M 0.08%     13.6M 0.17%     54.5M 0.68%
    #> all              21.0M 0.26%     41.9M 0.52%    167.8M 2.09%
# --8<-- [end:parameters]

# --8<-- [start:memory]
trained = adapter(targets["all"], 16)
# Trained: 16-bit weight and gradient, 32-bit copy and two Adam moments: 16 bytes.
plans = {
    "full": (0, 16 * total),
    "LoRA, 16-bit base": (2 * total, 16 * trained),
    "LoRA, 4-bit base": (0.5 * total, 16 * trained),
}
for name, (frozen, state) in plans.items():
    gb = (frozen + state) / 1e9
    parts = f"frozen {frozen / 1e9:4.1f}   trained {state / 1e9:5.1f}"
    print(f"{name:18} {parts}   sum {gb:5.1f} GB")
    #> full               frozen  0.0   trained 128.5   sum 128.5 GB
    #> LoRA, 16-bit base  frozen 16.1   trained   0.7   sum  16.7 GB
    #> LoRA, 4-bit base   frozen  4.0   trained   0.7   sum   4.7 GB
# --8<-- [end:memory]

# --8<-- [start:compute]
W = 7.5e9  # parameters in products; FLOPs a token: forward, input and weight gradients
full, lora = 2 * W + 2 * W + 2 * W, 2 * W + 2 * W + 6 * trained
print(f"LoRA step costs {lora / full:.0%} of a full step")
#> LoRA step costs 67% of a full step
# --8<-- [end:compute]

# --8<-- [start:rank]
# Updates of a 512 x 512 matrix with the same norm and different spectra.
rng = np.random.default_rng(0)
left, right = (np.linalg.qr(rng.standard_normal((512, 512)))[0] for _ in range(2))
order = np.arange(1, 513)
for name, spectrum in {"habit": order**-1.0, "much new": order**-0.2}.items():
    update = left * (spectrum / np.linalg.norm(spectrum)) @ right
    energy = np.linalg.svd(update, compute_uv=False) ** 2
    kept = [f"rank {r}: {energy[:r].sum():.0%}" for r in (4, 16, 64, 256)]
    print(f"{name:9}", "   ".join(kept))
    #> habit     rank 4: 87%   rank 16: 96%   rank 64: 99%   rank 256: 100%
    #> much new  rank 4: 4%   rank 16: 11%   rank 64: 28%   rank 256: 65%
# --8<-- [end:rank]


# --8<-- [start:merge]
def bf16(x):
    """Round float32 to the nearest bfloat16."""
    bits = x.astype(np.float32).view(np.uint32)
    return ((bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000).view(np.float32)


weight = bf16(0.02 * rng.standard_normal((1024, 1024)))
for size in (0.1, 0.01, 0.001):
    low_rank = rng.standard_normal((1024, 16)) @ rng.standard_normal((16, 1024)) / 4
    change = (size * 0.02 * low_rank).astype(np.float32)
    kept = bf16(weight + change) - weight
    error = np.linalg.norm(kept - change) / np.linalg.norm(change)
    print(f"update {size:6.1%} of the weights   error after merging {error:.0%}")
    #> update  10.0% of the weights   error after merging 2%
    #> update   1.0% of the weights   error after merging 17%
    #> update   0.1% of the weights   error after merging 79%
# --8<-- [end:merge]
