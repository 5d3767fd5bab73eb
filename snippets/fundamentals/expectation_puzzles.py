"""Expected values by splitting a count into simple pieces, checked by simulation."""

import math

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:collector]
kinds = 50
expected = sum(kinds / (kinds - seen) for seen in range(kinds))
variance = sum(kinds * seen / (kinds - seen) ** 2 for seen in range(kinds))


def draws_until_complete():
    seen = np.zeros(kinds, dtype=bool)
    draws, missing = 0, kinds
    while missing:
        draws += 1
        kind = rng.integers(kinds)
        missing -= not seen[kind]
        seen[kind] = True
    return draws


runs = [draws_until_complete() for _ in range(4000)]
print(f"expected {expected:.1f}, standard deviation {variance**0.5:.1f}")
print(f"simulated {np.mean(runs):.1f}, standard deviation {np.std(runs):.1f}")
print(f"of it, the last kind alone {kinds}, the first half {sum(kinds / (kinds - k) for k in range(25)):.1f}")
# --8<-- [end:collector]

# --8<-- [start:coverage]
for draws in (50, 100, 225):
    share = 1 - (1 - 1 / kinds) ** draws
    seen = [len(set(rng.integers(kinds, size=draws).tolist())) for _ in range(4000)]
    print(f"{draws:3} draws: expected share seen {share:.3f}, simulated {np.mean(seen) / kinds:.3f}")
# --8<-- [end:coverage]

# --8<-- [start:skewed]
chance = 1 / np.arange(1, kinds + 1)
chance /= chance.sum()  # Zipf: kind r has probability proportional to 1/r
# T = max over kinds of the waiting time; Poisson arrivals make the waits independent.
t = np.linspace(0, 20_000, 400_001)
unfinished = 1 - np.exp(np.log1p(-np.exp(-np.outer(chance, t[1:]))).sum(axis=0))
skewed = (1 + unfinished.sum()) * (t[1] - t[0])
print(f"uniform {expected:.0f} draws, Zipf {skewed:.0f} draws; rarest kind once in {1 / chance[-1]:.0f}")
# --8<-- [end:skewed]

# --8<-- [start:collisions]
people, days = 23, 365
pairs = math.comb(people, 2)
no_match = math.prod(1 - k / days for k in range(people))
print(f"{pairs} pairs, expected matches {pairs / days:.3f}, P(any) {1 - no_match:.3f}")
# --8<-- [end:collisions]
