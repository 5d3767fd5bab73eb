"""Many tests at 5%: false alarms, two corrections, and the winner among equal models."""

import math

import numpy as np

rng = np.random.default_rng(0)
p_value = np.vectorize(lambda z: math.erfc(abs(z) / math.sqrt(2)))  # two-sided

# --8<-- [start:family]
for tests in (1, 5, 20, 40):
    alone = 1 - 0.95**tests
    correlated = math.sqrt(0.7) * rng.normal(size=(20_000, 1))
    correlated = correlated + math.sqrt(0.3) * rng.normal(size=(20_000, tests))
    any_hit = (np.abs(correlated) > 1.96).any(axis=1).mean()
    print(f"{tests:2} nulls: any win {alone:.2f} if independent, {any_hit:.2f} at correlation 0.7")
    #>  1 nulls: any win 0.05 if independent, 0.05 at correlation 0.7
    #>  5 nulls: any win 0.23 if independent, 0.15 at correlation 0.7
    #> 20 nulls: any win 0.64 if independent, 0.29 at correlation 0.7
    #> 40 nulls: any win 0.87 if independent, 0.38 at correlation 0.7
# --8<-- [end:family]


# --8<-- [start:procedures]
def bonferroni(p, level=0.05):
    return p <= level / len(p)


def benjamini_hochberg(p, level=0.05):
    """Reject the k smallest, with the largest k for which p(k) is at most level * k / m."""
    order = np.argsort(p)
    passes = np.flatnonzero(p[order] <= level * np.arange(1, len(p) + 1) / len(p))
    reject = np.zeros(len(p), dtype=bool)
    if passes.size:
        reject[order[: passes[-1] + 1]] = True
    return reject


# --8<-- [end:procedures]
# --8<-- [start:compare]
metrics, real, shift, repeats = 40, 8, 3.0, 2000
effect = np.where(np.arange(metrics) < real, shift, 0.0)
rules = {"plain 5%": lambda p: p <= 0.05, "Bonferroni": bonferroni, "BH": benjamini_hochberg}
p = p_value(effect + rng.normal(size=(repeats, metrics)))
for name, rule in rules.items():
    reject = np.array([rule(row) for row in p])
    false, found = reject[:, real:].sum(axis=1), reject[:, :real].sum(axis=1)
    share = np.mean(false / np.maximum(false + found, 1))
    row = f"any false {np.mean(false > 0):.2f}  false share {share:.3f}"
    print(f"{name:10} {row}  found {found.mean():.1f} of 8")
    #> plain 5%   any false 0.81  false share 0.178  found 6.8 of 8
    #> Bonferroni any false 0.04  false share 0.010  found 3.3 of 8
    #> BH         any false 0.23  false share 0.042  found 4.9 of 8
# --8<-- [end:compare]

# --8<-- [start:winner]
models, rows, accuracy = 50, 1000, 0.80
best = rng.binomial(rows, accuracy, size=(5000, models)).max(axis=1) / rows
error = math.sqrt(accuracy * (1 - accuracy) / rows)
print(f"standard error {error:.4f}; the best of {models} equal models scores {best.mean():.4f}")
#> standard error 0.0126; the best of 50 equal models scores 0.8280
print(f"that is {(best.mean() - accuracy) / error:.1f} standard errors above its true 0.80")
#> that is 2.2 standard errors above its true 0.80
# --8<-- [end:winner]
