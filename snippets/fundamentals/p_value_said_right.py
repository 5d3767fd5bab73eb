"""Distribution of p-values with and without an effect, and what share of significant results is real."""

from statistics import NormalDist

import numpy as np

rng = np.random.default_rng(0)
normal = NormalDist()


def two_sided(z):
    """Two-sided p-values; the normal table is interpolated for speed."""
    grid = np.linspace(0, 8, 8001)
    return np.interp(np.abs(z), grid, [2 * (1 - normal.cdf(g)) for g in grid])


# --8<-- [start:distribution]
tests = 400_000
edges = [0, 0.01, 0.05, 0.2, 0.4, 0.6, 0.8, 1]
for name, shift in (("no effect", 0.0), ("power 50%", 1.96), ("power 80%", 2.80)):
    p = two_sided(rng.normal(shift, 1, size=tests))
    share = " ".join(f"{s:.2f}" for s in np.histogram(p, edges)[0] / tests)
    print(f"{name}: {share}, at most 0.05: {np.mean(p <= 0.05):.3f}")
    #> no effect: 0.01 0.04 0.15 0.20 0.20 0.20 0.20, at most 0.05: 0.050
    #> power 50%: 0.27 0.23 0.25 0.12 0.06 0.04 0.03, at most 0.05: 0.501
    #> power 80%: 0.59 0.21 0.14 0.04 0.01 0.01 0.00, at most 0.05: 0.800
# --8<-- [end:distribution]

# --8<-- [start:prior]
tests = 2_000_000
for prior in (0.5, 0.1):
    for power, shift in ((0.8, 2.80), (0.2, 1.12)):
        real = rng.random(tests) < prior
        z = rng.normal(np.where(real, shift, 0), 1)
        p = two_sided(z)
        significant, barely = p <= 0.05, (p > 0.04) & (p <= 0.05)
        too_big = np.mean(np.abs(z[significant & real])) / shift
        print(
            f"prior {prior:.0%}, power {power:.0%}: "
            f"real {real[significant].mean():.0%}, "
            f"if p is 0.04 to 0.05 {real[barely].mean():.0%}, "
            f"effect times {too_big:.1f}"
        )
        #> prior 50%, power 80%: real 94%, if p is 0.04 to 0.05 73%, effect times 1.1
        #> prior 50%, power 20%: real 80%, if p is 0.04 to 0.05 72%, effect times 2.2
        #> prior 10%, power 80%: real 64%, if p is 0.04 to 0.05 23%, effect times 1.1
        #> prior 10%, power 20%: real 31%, if p is 0.04 to 0.05 22%, effect times 2.2
# --8<-- [end:prior]
