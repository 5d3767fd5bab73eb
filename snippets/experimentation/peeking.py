"""Stopping at the first p < 0.05 turns 5% false positives into 25%; corrected boundaries, and inflated estimates."""

import numpy as np

rng = np.random.default_rng(0)
experiments, looks = 20_000, 20

# --8<-- [start:inflation]
# z after each look of an A/A test: a sum of independent daily increments, divided by its standard deviation
increments = rng.standard_normal((experiments, looks))
z = increments.cumsum(axis=1) / np.sqrt(np.arange(1, looks + 1))


def false_positives(peeks):
    """Share of A/A tests that cross 1.96 at one of `peeks` evenly spaced looks."""
    at = np.linspace(looks / peeks, looks, peeks).round().astype(int) - 1
    return (abs(z[:, at]) > 1.96).any(axis=1).mean()


for peeks in (1, 2, 5, 10, 20):
    print(f"{peeks:2} looks   simulated {false_positives(peeks):.3f}   if looks were independent {1 - 0.95**peeks:.3f}")
    #>  1 looks   simulated 0.050   if looks were independent 0.050
    #>  2 looks   simulated 0.084   if looks were independent 0.098
    #>  5 looks   simulated 0.142   if looks were independent 0.226
    #> 10 looks   simulated 0.196   if looks were independent 0.401
    #> 20 looks   simulated 0.252   if looks were independent 0.642
# --8<-- [end:inflation]

# --8<-- [start:boundaries]
constant = np.quantile(abs(z).max(axis=1), 0.95)  # the same bar at every look
shape = np.sqrt(looks / np.arange(1, looks + 1))  # a bar that starts high and comes down
falling = np.quantile((abs(z) / shape).max(axis=1), 0.95)
print(f"constant bar for 20 looks: |z| > {constant:.2f}")
#> constant bar for 20 looks: |z| > 2.68
bar = falling * shape
print(f"falling bar: |z| > {bar[0]:.2f} at look 1, {bar[9]:.2f} at look 10, {bar[19]:.2f} at look 20")
#> falling bar: |z| > 9.50 at look 1, 3.00 at look 10, 2.12 at look 20
# --8<-- [end:boundaries]

# --8<-- [start:power]
effect = 2.8 / looks**0.5  # a real effect that a single look at the end finds with 80% power
drifted = z + effect * np.sqrt(np.arange(1, looks + 1))
bars = {
    "one look at the end": np.where(np.arange(looks) < looks - 1, np.inf, 1.96),
    "peek at 1.96": np.full(looks, 1.96),
    "constant bar": np.full(looks, constant),
    "falling bar": falling * shape,
}
for name, bar in bars.items():
    crossed = abs(drifted) > bar
    found, stop = crossed.any(axis=1), crossed.argmax(axis=1)
    day = np.where(found, stop + 1, looks).mean()
    exaggeration = (drifted[found, stop[found]] / np.sqrt(stop[found] + 1)).mean() / effect
    print(f"{name:20} power {found.mean():.2f}   mean day of stopping {day:4.1f}   estimate / truth {exaggeration:.2f}")
    #> one look at the end  power 0.80   mean day of stopping 20.0   estimate / truth 1.13
    #> peek at 1.96         power 0.88   mean day of stopping  8.9   estimate / truth 1.69
    #> constant bar         power 0.65   mean day of stopping 13.7   estimate / truth 1.72
    #> falling bar          power 0.78   mean day of stopping 15.1   estimate / truth 1.29
# --8<-- [end:power]
