"""Stopping at the first p < 0.05 turns 5% false positives into 25%; corrected boundaries, and inflated estimates."""

from statistics import NormalDist

import numpy as np

rng = np.random.default_rng(0)
experiments, looks = 100_000, 20
day = np.arange(1, looks + 1)

# --8<-- [start:inflation]
# z after each day of an A/A test: the sum of independent daily increments,
# divided by its standard deviation
z = rng.standard_normal((experiments, looks)).cumsum(axis=1) / np.sqrt(day)


def false_positives(peeks):
    """Share of A/A tests that cross 1.96 at one of `peeks` evenly spaced looks."""
    at = np.linspace(looks / peeks, looks, peeks).round().astype(int) - 1
    return (abs(z[:, at]) > 1.96).any(axis=1).mean()


print("looks   simulated   if looks were independent")
#> looks   simulated   if looks were independent
for peeks in (1, 2, 5, 10, 20):
    print(f"{peeks:5}   {false_positives(peeks):9.3f}   {1 - 0.95**peeks:25.3f}")
    #>     1       0.050                       0.050
    #>     2       0.082                       0.098
    #>     5       0.142                       0.226
    #>    10       0.193                       0.401
    #>    20       0.247                       0.642
better = (z > NormalDist().inv_cdf(0.95)).any(axis=1).mean()
print(f"shipping once P(better) > 95% under a flat prior: {better:.3f}")
#> shipping once P(better) > 95% under a flat prior: 0.213
# --8<-- [end:inflation]

# --8<-- [start:boundaries]
constant = np.quantile(abs(z).max(axis=1), 0.95)  # the same bar at every look
shape = np.sqrt(looks / day)  # a bar that starts high and comes down
falling = np.quantile((abs(z) / shape).max(axis=1), 0.95) * shape
print(f"constant bar: |z| > {constant:.2f}")
#> constant bar: |z| > 2.67
for at in (1, 5, 10, 20):
    print(f"falling bar on day {at:2}: |z| > {falling[at - 1]:.2f}")
    #> falling bar on day  1: |z| > 9.51
    #> falling bar on day  5: |z| > 4.25
    #> falling bar on day 10: |z| > 3.01
    #> falling bar on day 20: |z| > 2.13
# --8<-- [end:boundaries]

# --8<-- [start:power]
effect = 2.8 / looks**0.5  # found with 80% power by a single look at the end
drifted = z + effect * np.sqrt(day)
bars = {
    "one look at the end": np.where(day < looks, np.inf, 1.96),
    "peek at 1.96": np.full(looks, 1.96),
    "constant bar": np.full(looks, constant),
    "falling bar": falling,
}
print("rule                  power   mean day of stopping   estimate / truth")
#> rule                  power   mean day of stopping   estimate / truth
for name, bar in bars.items():
    crossed = abs(drifted) > bar
    found, first = crossed.any(axis=1), crossed.argmax(axis=1)
    stop = np.where(found, first + 1, looks).mean()
    estimate = drifted[found, first[found]] / np.sqrt(first[found] + 1)
    ratio = estimate.mean() / effect
    print(f"{name:21} {found.mean():5.2f} {stop:22.1f} {ratio:18.2f}")
    #> one look at the end    0.80                   20.0               1.13
    #> peek at 1.96           0.88                    8.9               1.68
    #> constant bar           0.65                   13.7               1.71
    #> falling bar            0.78                   15.1               1.29
# --8<-- [end:power]
