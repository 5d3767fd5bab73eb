"""Expected values by splitting a count into simple pieces, checked by simulation."""

import math

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:collector]
kinds = 50
expected = sum(kinds / (kinds - seen) for seen in range(kinds))
variance = sum(kinds * seen / (kinds - seen) ** 2 for seen in range(kinds))

sessions = rng.integers(kinds, size=(3000, 1500))  # long enough to see every kind
first_seen = np.stack([np.argmax(sessions == kind, axis=1) for kind in range(kinds)])
complete = first_seen.max(axis=0) + 1
print(f"expected {expected:.1f}, standard deviation {variance**0.5:.1f}")
#> expected 225.0, standard deviation 62.0
print(f"simulated {complete.mean():.1f}, standard deviation {complete.std():.1f}")
#> simulated 222.8, standard deviation 61.5
first_half = sum(kinds / (kinds - seen) for seen in range(kinds // 2))
print(f"first 25 kinds {first_half:.1f}, last kind alone {kinds}")
#> first 25 kinds 34.2, last kind alone 50
# --8<-- [end:collector]

# --8<-- [start:coverage]
for draws in (50, 100, 225):
    share = 1 - (1 - 1 / kinds) ** draws
    seen = (first_seen < draws).mean()
    print(f"{draws:3} sessions: expected share seen {share:.3f}, simulated {seen:.3f}")
    #>  50 sessions: expected share seen 0.636, simulated 0.636
    #> 100 sessions: expected share seen 0.867, simulated 0.869
    #> 225 sessions: expected share seen 0.989, simulated 0.990
# --8<-- [end:coverage]

# --8<-- [start:tail]
budget = math.ceil(math.log(kinds / 0.01) / -math.log(1 - 1 / kinds))
print(f"{budget} sessions bound the risk of a gap by 1%; simulated {np.mean(complete > budget):.3f}")
#> 422 sessions bound the risk of a gap by 1%; simulated 0.011
print(f"at the mean, {expected:.0f} sessions, the risk is {np.mean(complete > expected):.2f}")
#> at the mean, 225 sessions, the risk is 0.41
# --8<-- [end:tail]

# --8<-- [start:skewed]
chance = 1 / np.arange(1, kinds + 1)
chance /= chance.sum()  # kind r has probability proportional to 1/r
waits = rng.exponential(1 / chance, size=(200_000, kinds))  # Poisson arrivals at rate 1
print(f"skewed: {waits.max(axis=1).mean():.0f} sessions; rarest kind once in {1 / chance[-1]:.0f}")
#> skewed: 683 sessions; rarest kind once in 225
# --8<-- [end:skewed]

# --8<-- [start:collisions]
people, days = 23, 365
pairs = math.comb(people, 2)
no_match = math.prod(1 - k / days for k in range(people))
print(f"{pairs} pairs, expected matches {pairs / days:.3f}, P(any) {1 - no_match:.3f}")
#> 253 pairs, expected matches 0.693, P(any) 0.507
# --8<-- [end:collisions]
