"""Checkpointing every k layers: the same gradients, memory of about two square roots, one forward more."""

import numpy as np

# --8<-- [start:network]
rng = np.random.default_rng(0)
depth, width = 100, 16
weights = [rng.normal(size=(width, width)) / np.sqrt(width) for _ in range(depth)]
x = rng.normal(size=(8, width))


def train(segment):
    """Gradients, most activations held at once, layers evaluated."""
    h, checkpoints, evaluated = x, {}, 0
    for i, W in enumerate(weights):  # forward: keep the input of each segment only
        if i % segment == 0:
            checkpoints[i] = h
        h, evaluated = np.tanh(h @ W), evaluated + 1
    gradient, gradients, peak = h, [None] * depth, 0  # loss: half the sum of squares
    for start in reversed(range(0, depth, segment)):
        stop = min(start + segment, depth)
        inside = [checkpoints[start]]
        for W in weights[start:stop]:  # the segment once more
            inside.append(np.tanh(inside[-1] @ W))
            evaluated += 1
        peak = max(peak, len(checkpoints) + len(inside) - 1)
        for i in reversed(range(start, stop)):
            slope = gradient * (1 - inside[i - start + 1] ** 2)
            gradients[i] = inside[i - start].T @ slope
            gradient = slope @ weights[i].T
        del checkpoints[start]
    return gradients, peak, evaluated


# --8<-- [end:network]
# --8<-- [start:table]
reference = train(segment=depth)[0]
for segment in (1, 5, 10, 20, 100):
    gradients, peak, evaluated = train(segment)
    same = all(np.array_equal(g, r) for g, r in zip(gradients, reference))
    print(f"every {segment:3}: holds {peak:3}, evaluates {evaluated}, same: {same}")
    #> every   1: holds 101, evaluates 200, same: True
    #> every   5: holds  25, evaluates 200, same: True
    #> every  10: holds  20, evaluates 200, same: True
    #> every  20: holds  25, evaluates 200, same: True
    #> every 100: holds 101, evaluates 200, same: True
# --8<-- [end:table]

# --8<-- [start:blocks]
# Bytes per token and channel: 2 for the input of a block, 34 for all it keeps.
blocks = 80
for every in (1, 2, 3, 4, 8):
    memory = 2 * blocks / every + 34 * every
    print(f"checkpoint every {every} blocks: {memory:.0f}, without {34 * blocks}")
    #> checkpoint every 1 blocks: 194, without 2720
    #> checkpoint every 2 blocks: 148, without 2720
    #> checkpoint every 3 blocks: 155, without 2720
    #> checkpoint every 4 blocks: 176, without 2720
    #> checkpoint every 8 blocks: 292, without 2720
print(f"best spacing {np.sqrt(2 * blocks / 34):.1f} blocks")
#> best spacing 2.2 blocks
# --8<-- [end:blocks]

# --8<-- [start:choice]
forward, backward = 1.0, 2.0  # compute of a block, in units of its forward
tokens, channels, free = 8192, 8192, 60e9  # per GPU; bytes left for activations
full, kept = 34 * tokens * channels, 2 * tokens * channels
checkpointed = np.ceil((full * blocks + full - free) / (full - kept))
memory = checkpointed * kept + (blocks - checkpointed) * full + full
extra = checkpointed * forward / (blocks * (forward + backward))
print(f"{checkpointed:.0f} of {blocks}: {memory / 1e9:.1f} GB, compute +{extra:.0%}")
#> 59 of 80: 58.1 GB, compute +25%
# --8<-- [end:choice]
