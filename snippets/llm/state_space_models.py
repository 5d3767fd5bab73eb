"""A linear recurrence as loop, convolution and scan; and a fixed state that fills up in associative recall."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:three]
length, size = 512, 16
decay = rng.uniform(0.8, 0.999, size)  # diagonal A
enter, leave = rng.standard_normal(size), rng.standard_normal(size)  # B and C
x = rng.standard_normal(length)

state, loop = np.zeros(size), []
for value in x:  # one step at a time: how it generates
    state = decay * state + enter * value
    loop.append(leave @ state)

kernel = (leave * enter) @ decay[:, None] ** np.arange(length)  # C A^j B
convolution = np.convolve(x, kernel)[:length]  # all at once: how it trains

# A prefix scan: pairs (a, b) mean "multiply the state by a, add b" and compose.
a, b, reach = np.tile(decay, (length, 1)), np.outer(x, enter), 1
while reach < length:  # 9 rounds for 512 steps
    b[reach:] = b[reach:] + a[reach:] * b[:-reach]
    a[reach:] = a[reach:] * a[:-reach]
    reach *= 2
scan = b @ leave
print(f"apart by {max(abs(loop - convolution).max(), abs(loop - scan).max()):.0e}")
#> apart by 1e-14
# --8<-- [end:three]

# --8<-- [start:forget]
for value in (0.9, 0.99, 0.999):
    print(f"decay {value:5}: half left after {np.log(0.5) / np.log(value):4.0f}, "
          f"{value**1000:.0e} after 1,000")
    #> decay   0.9: half left after    7, 2e-46 after 1,000
    #> decay  0.99: half left after   69, 4e-05 after 1,000
    #> decay 0.999: half left after  693, 4e-01 after 1,000
# --8<-- [end:forget]

# --8<-- [start:recall]
def unit(rows, width):
    """Random directions, one a row."""
    vectors = rng.standard_normal((rows, width))
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def recall(pairs, width=64, vocabulary=1000):
    """Share of keys whose value is found: from one summed state, and by attention."""
    keys, values = unit(pairs, width), unit(vocabulary, width)
    truth = rng.integers(vocabulary, size=pairs)
    state = values[truth].T @ keys  # the sum of all outer products, 64 x 64
    scores = 50 * keys @ keys.T  # attention looks at every stored key
    weights = np.exp(scores - scores.max(1, keepdims=True))
    looked_up = (weights / weights.sum(1, keepdims=True)) @ values[truth]
    return [np.mean((read @ values.T).argmax(1) == truth)
            for read in (keys @ state.T, looked_up)]


print("pairs   one 64 x 64 state   attention")
#> pairs   one 64 x 64 state   attention
for pairs in (8, 32, 128, 512, 2048):
    fixed, attention = np.mean([recall(pairs) for _ in range(3)], axis=0)
    print(f"{pairs:5} {fixed:19.0%} {attention:11.0%}")
    #>     8                100%        100%
    #>    32                100%        100%
    #>   128                 96%        100%
    #>   512                 29%        100%
    #>  2048                  4%        100%
# --8<-- [end:recall]

# --8<-- [start:memory]
layers, width, states, kv_bytes = 64, 5120, 16, 131_072  # a Mamba of 2.8B; Llama 3.1 8B
fixed = layers * width * states * 2
print(f"state {fixed / 1e6:.1f} MB at any length; a cache passes that at "
      f"{fixed / kv_bytes:.0f} tokens; {131_072 * kv_bytes / 1e9:.1f} GB at 131,072")
#> state 10.5 MB at any length; a cache passes that at 80 tokens; 17.2 GB at 131,072
# --8<-- [end:memory]
