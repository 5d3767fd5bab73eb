"""Speculative decoding: expected tokens a round, exactness of the rejection step, and what a full batch does."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:exact]
def speculate(target, draft, count):
    """Draft tokens, each accepted or replaced so that the target's law results."""
    tokens = rng.choice(draft.size, size=count, p=draft)
    accepted = rng.random(count) < np.minimum(1, target / draft)[tokens]
    residual = np.maximum(target - draft, 0)
    replaced = rng.choice(draft.size, size=count, p=residual / residual.sum())
    return np.where(accepted, tokens, replaced), accepted


target, draft = np.array([0.5, 0.3, 0.15, 0.05]), np.array([0.3, 0.3, 0.1, 0.3])
tokens, accepted = speculate(target, draft, 1_000_000)
overlap = np.minimum(target, draft)
print("target        ", target)
#> target         [0.5  0.3  0.15 0.05]
print("drawn         ", np.round(np.bincount(tokens) / tokens.size, 3))
#> drawn          [0.5  0.3  0.15 0.05]
print("no residual   ", overlap + (1 - overlap.sum()) * target)  # redraw from target
#> no residual    [0.425  0.375  0.1375 0.0625]
print(f"accepted {accepted.mean():.3f}, sum of minima {overlap.sum():.3f}")
#> accepted 0.750, sum of minima 0.750
# --8<-- [end:exact]

# --8<-- [start:expected]
def tokens_a_round(rate, drafted):
    """Accepted run, plus the one token the target adds itself."""
    return (1 - rate ** (drafted + 1)) / (1 - rate)


cost = 0.05  # a draft step relative to a target step
for rate in (0.6, 0.8, 0.9):
    row = [tokens_a_round(rate, k) / (1 + k * cost) for k in (1, 2, 4, 8, 16)]
    best = max(range(1, 40), key=lambda k: tokens_a_round(rate, k) / (1 + k * cost))
    print(f"rate {rate}   speedup for 1, 2, 4, 8, 16 drafted: "
          + " ".join(f"{s:.2f}" for s in row) + f"   best {best}")
    #> rate 0.6   speedup for 1, 2, 4, 8, 16 drafted: 1.52 1.78 1.92 1.77 1.39   best 4
    #> rate 0.8   speedup for 1, 2, 4, 8, 16 drafted: 1.71 2.22 2.80 3.09 2.72   best 8
    #> rate 0.9   speedup for 1, 2, 4, 8, 16 drafted: 1.81 2.46 3.41 4.38 4.63   best 13
# --8<-- [end:expected]

# --8<-- [start:simulated]
runs = rng.random((200_000, 4)) < 0.8
print(f"simulated {(np.cumprod(runs, axis=1).sum(1) + 1).mean():.3f}, "
      f"formula {tokens_a_round(0.8, 4):.3f}")
#> simulated 3.366, formula 3.362
# --8<-- [end:simulated]

# --8<-- [start:batch]
# Llama 3.1 8B on an H100: bytes of weights, cache bytes a token, operations a token
weights, cache, operations = 15.0e9, 131_072, 15.0e9
bandwidth, compute, context = 3.35e12, 0.5 * 989e12, 1000  # half of the peak, assumed


def seconds(batch, tokens):
    """A pass over `tokens` positions of each sequence."""
    traffic = (weights + batch * context * cache) / bandwidth
    return max(traffic, batch * tokens * operations / compute)


for batch in (1, 32, 64, 128, 256):
    plain, verify = seconds(batch, 1), seconds(batch, 5)
    total = verify + 4 * cost * plain
    gains = [tokens_a_round(rate, 4) * plain / total for rate in (0.8, 0.5)]
    print(f"batch {batch:3}   verifying costs {verify / plain:.2f} steps   "
          f"speedup at 0.8: {gains[0]:.2f}, at 0.5: {gains[1]:.2f}")
    #> batch   1   verifying costs 1.00 steps   speedup at 0.8: 2.80, at 0.5: 1.61
    #> batch  32   verifying costs 1.00 steps   speedup at 0.8: 2.80, at 0.5: 1.61
    #> batch  64   verifying costs 1.39 steps   speedup at 0.8: 2.11, at 0.5: 1.22
    #> batch 128   verifying costs 2.05 steps   speedup at 0.8: 1.50, at 0.5: 0.86
    #> batch 256   verifying costs 2.68 steps   speedup at 0.8: 1.17, at 0.5: 0.67
# --8<-- [end:batch]
