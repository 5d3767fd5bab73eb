"""Coverage: how often 95% intervals contain the truth, and two cases where the bootstrap's do not."""

import numpy as np

rng = np.random.default_rng(0)


# --8<-- [start:coverage]
def covers(low, high, truth):
    return np.mean((low <= truth) & (truth <= high))


n, experiments, truth = 400, 20_000, 0.12  # conversions among 400 users
rate = rng.binomial(n, truth, size=experiments) / n
half = 1.96 * np.sqrt(rate * (1 - rate) / n)
for low, high in zip(rate[:4] - half[:4], rate[:4] + half[:4]):
    print(f"{low:.3f} to {high:.3f}")
    #> 0.090 to 0.155
    #> 0.108 to 0.177
    #> 0.099 to 0.166
    #> 0.060 to 0.115
print(f"share of intervals that contain {truth}: {covers(rate - half, rate + half, truth):.3f}")
#> share of intervals that contain 0.12: 0.947
# --8<-- [end:coverage]

# --8<-- [start:rare]
for n in (100, 1_000, 10_000):
    rate = rng.binomial(n, 0.005, size=experiments) / n
    half = 1.96 * np.sqrt(rate * (1 - rate) / n)
    middle = (rate + 1.96**2 / (2 * n)) / (1 + 1.96**2 / n)  # Wilson's interval
    spread = 1.96 * np.sqrt(rate * (1 - rate) / n + 1.96**2 / (4 * n**2)) / (1 + 1.96**2 / n)
    wald = covers(rate - half, rate + half, 0.005)
    wilson = covers(middle - spread, middle + spread, 0.005)
    print(f"n {n:6,}  rate ± 1.96 standard errors covers {wald:.3f}, Wilson {wilson:.3f}")
    #> n    100  rate ± 1.96 standard errors covers 0.390, Wilson 0.912
    #> n  1,000  rate ± 1.96 standard errors covers 0.866, Wilson 0.964
    #> n 10,000  rate ± 1.96 standard errors covers 0.954, Wilson 0.949
# --8<-- [end:rare]


# --8<-- [start:bootstrap]
def bootstrap_coverage(draw, statistic, truth, repeats=200, resamples=200):
    """Share of percentile intervals that contain the truth."""
    hits = 0
    for _ in range(repeats):
        sample = draw()
        picks = rng.integers(len(sample), size=(resamples, len(sample)))
        low, high = np.quantile(statistic(sample[picks]), [0.025, 0.975])
        hits += low <= truth <= high
    return hits / repeats


cases = {
    "median, exponential, n 100": (lambda: rng.exponential(size=100), lambda s: np.median(s, axis=1), np.log(2)),
    "mean, heavy tail, n 100": (lambda: rng.pareto(1.5, size=100), lambda s: s.mean(axis=1), 2.0),
    "maximum, uniform, n 100": (lambda: rng.random(100), lambda s: s.max(axis=1), 1.0),
}
for name, case in cases.items():
    print(f"{name:28} covers {bootstrap_coverage(*case):.2f}")
    #> median, exponential, n 100   covers 0.91
    #> mean, heavy tail, n 100      covers 0.75
    #> maximum, uniform, n 100      covers 0.00
# --8<-- [end:bootstrap]


# --8<-- [start:clustered]
def clustered(users=40, visits=10):
    """Visits of one user resemble each other."""
    return rng.normal(size=(users, 1)) + rng.normal(size=(users, visits))


hits = np.zeros(2)
for _ in range(200):
    data = clustered()
    rows = data.ravel()[rng.integers(data.size, size=(200, data.size))].mean(axis=1)
    users = data.mean(axis=1)[rng.integers(len(data), size=(200, len(data)))].mean(axis=1)
    for i, means in enumerate((rows, users)):
        low, high = np.quantile(means, [0.025, 0.975])
        hits[i] += low <= 0 <= high
print(f"resampling visits covers {hits[0] / 200:.2f}, resampling users {hits[1] / 200:.2f}")
#> resampling visits covers 0.55, resampling users 0.91
# --8<-- [end:clustered]
