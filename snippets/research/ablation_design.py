"""Ablations: effects that overlap, the precision of two designs, seeds, and luck."""

from itertools import product

import numpy as np

rng = np.random.default_rng(7)
seed_sd = 0.6  # points, from six seeds of the baseline


# --8<-- [start:truth]
def score(loss, augment, schedule):
    """Expected accuracy; augmentation and the longer schedule overlap by 0.7 points."""
    return 70 + 0.4 * loss + 0.9 * augment + 1.2 * schedule - 0.7 * augment * schedule


total = np.zeros(3)
print("          added first  removed last  average of four")
#>           added first  removed last  average of four
for part, name in enumerate(["loss", "augment", "schedule"]):
    gains = []
    for others in product((0, 1), repeat=2):
        without, with_part = (np.insert(others, part, on) for on in (0, 1))
        gains.append(score(*with_part) - score(*without))
    row = np.array([gains[0], gains[-1], np.mean(gains)])
    total += row
    print(f"{name:9s}{row[0]:12.1f} {row[1]:13.1f} {row[2]:16.2f}")
    #> loss              0.4           0.4             0.40
    #> augment           0.9           0.2             0.55
    #> schedule          1.2           0.5             0.85
print(f"sum      {total[0]:12.1f} {total[1]:13.1f} {total[2]:16.2f}")
#> sum               2.5           1.1             1.80
# --8<-- [end:truth]

# --8<-- [start:designs]
# 60 runs one at a time: full and three arms without one part, 15 seeds each.
# 56 runs factorial: 8 cells, 7 seeds each, so 28 runs with a part and 28 without.
errors = {
    "one at a time": seed_sd * np.sqrt(1 / 15 + 1 / 15),
    "factorial, average effect": seed_sd * np.sqrt(1 / 28 + 1 / 28),
    "factorial, interaction": seed_sd * np.sqrt(4 / 14),  # four groups of 14
    "factorial, removed last": seed_sd * np.sqrt(1 / 7 + 1 / 7),
}
for name, error in errors.items():
    print(f"{name:26s} standard error {error:.2f}")
    #> one at a time              standard error 0.22
    #> factorial, average effect  standard error 0.16
    #> factorial, interaction     standard error 0.32
    #> factorial, removed last    standard error 0.32
# --8<-- [end:designs]

# --8<-- [start:power]
critical = {3: 2.776, 5: 2.306, 10: 2.101, 15: 2.048, 36: 1.994}  # t, two-sided 5%
print("seeds an arm   0.4 detected   then looks like   1.0 detected")
#> seeds an arm   0.4 detected   then looks like   1.0 detected
for n, limit in critical.items():
    without, with_part = rng.normal(0, seed_sd, (2, 20_000, n))
    noise = with_part.mean(1) - without.mean(1)
    error = np.sqrt((with_part.var(1, ddof=1) + without.var(1, ddof=1)) / n)
    small = np.abs(noise + 0.4) > limit * error
    large = np.abs(noise + 1.0) > limit * error
    seen = (noise + 0.4)[small].mean()
    print(f"{n:12d}   {small.mean():12.0%}   {seen:15.2f}   {large.mean():12.0%}")
    #>            3            10%              1.00            35%
    #>            5            15%              0.89            64%
    #>           10            29%              0.70            94%
    #>           15            42%              0.60            99%
    #>           36            80%              0.45           100%
# --8<-- [end:power]

# --8<-- [start:luck]
base = rng.normal(0, seed_sd, (20_000, 3)).mean(1)
useless = rng.normal(0, seed_sd, (20_000, 6, 3)).mean(2)
print(f"best of six useless parts, 3 seeds: {(useless.max(1) - base).mean():+.2f}")
#> best of six useless parts, 3 seeds: +0.44
one = rng.normal(0, seed_sd, 20_000)
five = rng.normal(0, seed_sd, (20_000, 5)).max(1)
print(f"best of 5 seeds against one baseline seed, no gain: {(five - one).mean():+.2f}")
#> best of 5 seeds against one baseline seed, no gain: +0.69
# --8<-- [end:luck]
