"""Cross-attention: shapes, three masks, what can leak, and what a cache holds against a decoder-only model."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:attention]
batch, source, target, width, heads = 2, 7, 5, 16, 4


def attend(q_in, kv_in, mask, W):
    """Multi-head attention; mask is True where a query may look."""
    def split(x):  # batch, heads, length, width of a head
        return x.reshape(*x.shape[:2], heads, -1).swapaxes(1, 2)

    q, k, v = split(q_in @ W[0]), split(kv_in @ W[1]), split(kv_in @ W[2])
    scores = q @ k.swapaxes(-1, -2) / np.sqrt(width / heads)
    scores = np.where(mask, scores, -np.inf)
    p = np.exp(scores - scores.max(axis=-1, keepdims=True))
    p /= p.sum(axis=-1, keepdims=True)
    merged = (p @ v).swapaxes(1, 2).reshape(*q_in.shape)
    return merged @ W[3], scores.shape


# --8<-- [end:attention]
# --8<-- [start:masks]
weights = rng.normal(size=(3, 4, width, width)) / np.sqrt(width)
lengths = np.array([7, 4])  # the second source has three padding tokens
real = (np.arange(source) < lengths[:, None])[:, None, None, :]
causal = np.tril(np.ones((target, target), bool))


def translate(x, y, real=real, causal=causal):
    """One encoder and one decoder layer, without feed-forward layers and norms."""
    memory, shape1 = attend(x, x, real, weights[0])
    h, shape2 = attend(y, y, causal, weights[1])
    out, shape3 = attend(y + h, x + memory, real, weights[2])
    return y + h + out, (shape1, shape2, shape3)


x, y = rng.normal(size=(batch, source, width)), rng.normal(size=(batch, target, width))
output, shapes = translate(x, y)
for name, shape in zip(("encoder", "decoder", "cross"), shapes):
    print(f"{name:7} scores {shape}")
    #> encoder scores (2, 4, 7, 7)
    #> decoder scores (2, 4, 5, 5)
    #> cross   scores (2, 4, 5, 7)
# --8<-- [end:masks]

# --8<-- [start:leaks]
later, padded = y.copy(), x.copy()
later[:, 3:] += 1  # change target tokens 3 and 4
padded[1, 4:] += 1  # change the padding of the second source


def change(new_x, new_y, **masks):
    before, after = translate(x, y, **masks)[0], translate(new_x, new_y, **masks)[0]
    return np.abs(after - before)[:, :3].max()  # of target tokens 0 to 2


print(f"future:  {change(x, later):.2f}, unmasked {change(x, later, causal=True):.2f}")
#> future:  0.00, unmasked 1.37
print(f"padding: {change(padded, y):.2f}, unmasked {change(padded, y, real=True):.2f}")
#> padding: 0.00, unmasked 1.54
# --8<-- [end:leaks]

# --8<-- [start:speech]
frames, text, d = 1500, 200, 768  # 30 s of audio at 50 frames a second; assumed
encoder, decoder = 12 * 12 * d * d, 12 * 16 * d * d  # weights of 12 layers each
layers = 28  # of a decoder-only model with as many weights
alone = layers * 12 * d * d
print(f"weights {(encoder + decoder) / 1e6:.0f}e6 and {alone / 1e6:.0f}e6")
#> weights 198e6 and 198e6
read = 2 * encoder * frames + 12 * 4 * d * frames**2
read_alone = 2 * alone * frames + layers * 4 * d * frames**2 / 2
print(f"reading the audio: {read / 1e9:.0f} against {read_alone / 1e9:.0f} GFLOPs")
#> reading the audio: 338 against 691 GFLOPs
step = 2 * decoder + 12 * 4 * d * (frames + text / 2)
step_alone = 2 * alone + layers * 4 * d * (frames + text / 2)
print(f"one token of text: {step / 1e9:.2f} against {step_alone / 1e9:.2f} GFLOPs")
#> one token of text: 0.29 against 0.53 GFLOPs
cached = [n * 2 * d * (frames + text) / 1e6 for n in (12, layers)]
print(f"cache: {cached[0]:.0f}e6 against {cached[1]:.0f}e6 numbers")
#> cache: 31e6 against 73e6 numbers
# --8<-- [end:speech]
