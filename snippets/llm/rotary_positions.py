"""Rotating queries and keys by their position makes the score depend on the distance alone; what the base does."""

import numpy as np

rng = np.random.default_rng(0)
width = 128


# --8<-- [start:rotate]
def frequencies(base):
    """One angle per position for each pair of coordinates: base^(-2i/width)."""
    return base ** (-np.arange(0, width, 2) / width)


def rotate(vector, position, base=10_000.0):
    """Turn pair i of the vector by position * frequency i."""
    pairs = vector[0::2] + 1j * vector[1::2]
    turned = pairs * np.exp(1j * position * frequencies(base))
    return np.stack([turned.real, turned.imag], axis=-1).reshape(-1)


query, key = rng.standard_normal(width), rng.standard_normal(width)
for m, n in [(5, 2), (105, 102), (9_005, 9_002), (5, 4)]:
    print(f"positions {m:5} and {n:5}   score {rotate(query, m) @ rotate(key, n):9.4f}")
    #> positions     5 and     2   score    4.1481
    #> positions   105 and   102   score    4.1481
    #> positions  9005 and  9002   score    4.1481
    #> positions     5 and     4   score    1.4878
# --8<-- [end:rotate]

# --8<-- [start:added]
def sinusoid(position):
    """The 2017 encoding, added to the vector instead of turning it."""
    angle = position * frequencies(10_000.0)
    return np.stack([np.sin(angle), np.cos(angle)], axis=-1).reshape(-1)


for m, n in [(5, 2), (105, 102), (9_005, 9_002)]:
    score = (query + sinusoid(m)) @ (key + sinusoid(n))
    print(f"positions {m:5} and {n:5}   score {score:9.4f}")
    #> positions     5 and     2   score   51.1168
    #> positions   105 and   102   score   51.2203
    #> positions  9005 and  9002   score   48.8416
# --8<-- [end:added]

# --8<-- [start:distance]
distances = np.arange(200)
seeker = rotate(query, 50)  # a key built to be found 50 positions before the query
score = [rotate(query, d) @ rotate(seeker, 0) for d in distances]
print("strongest at distance", distances[np.argmax(score)])
#> strongest at distance 50
# --8<-- [end:distance]

# --8<-- [start:base]
speed = frequencies(10_000.0)
slow = 2 * np.pi / speed > 8_192  # less than one turn in training at 8,192 tokens
seen = 8_192 * speed[slow]
slowest = 2 * np.pi / speed[-1]
print(f"{slow.sum()} of 64 pairs are slow, up to {slowest:,.0f} tokens a turn")
#> 14 of 64 pairs are slow, up to 54,410 tokens a turn

print("at 32,768 tokens     slow pairs at new angles   fastest pair, a step")
#> at 32,768 tokens     slow pairs at new angles   fastest pair, a step
remedies = {
    "nothing changed": speed,
    "positions / 4": speed / 4,
    "base 500,000": frequencies(500_000.0),
}
for name, now in remedies.items():
    beyond = (32_768 * now[slow] > 1.001 * seen).sum()
    print(f"{name:20} {beyond:24} {now[0]:18.2f} rad")
    #> nothing changed                            14               1.00 rad
    #> positions / 4                               0               0.25 rad
    #> base 500,000                                0               1.00 rad
# --8<-- [end:base]
