"""Ablations: two ways of counting a gain that interact, the precision of two designs, and how many seeds see an effect."""

import numpy as np

rng = np.random.default_rng(7)
seed_sd = 0.6  # points, from six seeds of the baseline


# --8<-- [start:truth]
def score(loss, augment, schedule):
    """Expected accuracy; augmentation and the longer schedule overlap by 0.7 points."""
    return 70 + 0.4 * loss + 0.9 * augment + 1.2 * schedule - 0.7 * augment * schedule


full, base = score(1, 1, 1), score(0, 0, 0)
added = [score(1, 0, 0) - base, score(0, 1, 0) - base, score(0, 0, 1) - base]
removed = [full - score(0, 1, 1), full - score(1, 0, 1), full - score(1, 1, 0)]
print(f"whole gain {full - base:.1f}")
#> whole gain 1.8
print("add one to the baseline  ", [f"{x:.1f}" for x in added], f"sum {sum(added):.1f}")
#> add one to the baseline   ['0.4', '0.9', '1.2'] sum 2.5
print("remove one from the full ", [f"{x:.1f}" for x in removed], f"sum {sum(removed):.1f}")
#> remove one from the full  ['0.4', '0.2', '0.5'] sum 1.1
# --8<-- [end:truth]

# --8<-- [start:designs]
# 60 runs one at a time: full and three arms without one part, 15 seeds each. 56 runs factorial: 8 cells, 7 seeds each.
one_at_a_time = seed_sd * np.sqrt(1 / 15 + 1 / 15)
main_effect = seed_sd * np.sqrt(1 / 28 + 1 / 28)  # every run counts for every part
interaction = seed_sd * np.sqrt(4 / 14)  # a difference of two differences
print(f"standard error  one at a time {one_at_a_time:.3f}   factorial {main_effect:.3f}   interaction {interaction:.3f}")
#> standard error  one at a time 0.219   factorial 0.160   interaction 0.321
# --8<-- [end:designs]

# --8<-- [start:power]
t_critical = {3: 2.776, 5: 2.306, 10: 2.101, 15: 2.048, 36: 1.994}  # two-sided 5%, 2n - 2 degrees of freedom
for n, critical in t_critical.items():
    without, with_part = rng.normal(0, seed_sd, (2, 20_000, n))
    gap = with_part.mean(1) + 0.4 - without.mean(1)  # a true gain of 0.4 points
    error = np.sqrt((with_part.var(1, ddof=1) + without.var(1, ddof=1)) / n)
    seen = np.abs(gap / error) > critical
    print(f"{n:2d} seeds an arm: detected {seen.mean():.0%}, mean reported gain {gap[seen].mean():.2f}")
    #>  3 seeds an arm: detected 10%, mean reported gain 1.00
    #>  5 seeds an arm: detected 15%, mean reported gain 0.89
    #> 10 seeds an arm: detected 29%, mean reported gain 0.70
    #> 15 seeds an arm: detected 42%, mean reported gain 0.60
    #> 36 seeds an arm: detected 80%, mean reported gain 0.45
# --8<-- [end:power]

# --8<-- [start:luck]
null = rng.normal(0, seed_sd, (20_000, 6, 3)).mean(2) - rng.normal(0, seed_sd, (20_000, 1, 3)).mean(2)
best_seed = rng.normal(0, seed_sd, (20_000, 5)).max(1) - rng.normal(0, seed_sd, 20_000)
print(f"six useless parts, 3 seeds: best one looks {null.max(1).mean():+.2f}")
#> six useless parts, 3 seeds: best one looks +0.44
print(f"best of 5 seeds against one baseline seed, no gain: {best_seed.mean():+.2f}")
#> best of 5 seeds against one baseline seed, no gain: +0.71
# --8<-- [end:luck]
