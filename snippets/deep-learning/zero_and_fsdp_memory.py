"""ZeRO by stage: bytes per parameter, bytes sent, tokens needed to hide the sending, and an exact small copy of it."""

import numpy as np

# --8<-- [start:stages]
stages = {  # bytes per parameter: whole on each GPU, sharded, sent (for many GPUs)
    "plain": (16, 0, 4),
    "ZeRO-1": (4, 12, 4),
    "ZeRO-2": (2, 14, 4),
    "ZeRO-3": (0, 16, 6),
}
for name, (whole, sharded, sent) in stages.items():
    each = [whole + sharded / n for n in (1, 8, 64, 512)]
    print(f"{name:7}" + "".join(f"{e:7.2f}" for e in each) + f"   sends {sent}")
    #> plain    16.00  16.00  16.00  16.00   sends 4
    #> ZeRO-1   16.00   5.50   4.19   4.02   sends 4
    #> ZeRO-2   16.00   3.75   2.22   2.03   sends 4
    #> ZeRO-3   16.00   2.00   0.25   0.03   sends 6
# --8<-- [end:stages]

# --8<-- [start:largest]
free = 50e9  # bytes of an 80 GB GPU that are left for model state
for n in (8, 64, 512):
    fits = [free / (whole + part / n) / 1e9 for whole, part, _ in stages.values()]
    print(f"{n:3} GPUs, billions of parameters:", *(f"{size:7.1f}" for size in fits))
    #>   8 GPUs, billions of parameters:     3.1     9.1    13.3    25.0
    #>  64 GPUs, billions of parameters:     3.1    11.9    22.5   200.0
    #> 512 GPUs, billions of parameters:     3.1    12.4    24.7  1600.0
# --8<-- [end:largest]

# --8<-- [start:hidden]
flops = 400e12  # sustained per GPU, assumed
for where, bandwidth in (("inside a machine", 400e9), ("between machines", 40e9)):
    plain, sharded = (sent * flops / (6 * bandwidth) for sent in (4, 6))
    print(f"{where}: plain {plain:,.0f}, ZeRO-3 {sharded:,.0f} tokens per GPU and pass")
    #> inside a machine: plain 667, ZeRO-3 1,000 tokens per GPU and pass
    #> between machines: plain 6,667, ZeRO-3 10,000 tokens per GPU and pass
# --8<-- [end:hidden]

rng = np.random.default_rng(0)
ranks, dim, steps = 4, 64, 50
X = rng.normal(size=(steps, ranks, 16, dim))
noise = rng.normal(size=(steps, ranks, 16))
truth = rng.normal(size=dim)


def adam(w, m, v, g, t, rate=0.05):
    m[:], v[:] = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
    return w - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)


def gradient(w, t, r):
    return X[t, r].T @ (X[t, r] @ (w - truth) - noise[t, r]) / 16


# --8<-- [start:exact]
whole, m, v = np.zeros(dim), np.zeros(dim), np.zeros(dim)
shards = [[np.zeros(dim // ranks) for _ in range(3)] for _ in range(ranks)]  # w, m, v
for t in range(steps):
    mean = np.mean([gradient(whole, t, r) for r in range(ranks)], axis=0)
    whole = adam(whole, m, v, mean, t + 1)
    gathered = np.concatenate([s[0] for s in shards])  # all-gather the weights
    local = [gradient(gathered, t, r) for r in range(ranks)]
    pieces = np.split(np.mean(local, axis=0), ranks)  # reduce-scatter the gradients
    for s, piece in zip(shards, pieces):
        s[0] = adam(s[0], s[1], s[2], piece, t + 1)
sharded = np.concatenate([s[0] for s in shards])
print("largest difference after", steps, "steps:", np.abs(whole - sharded).max())
#> largest difference after 50 steps: 0.0
# --8<-- [end:exact]
