"""Which distribution for counts and waits, and what a Poisson assumption costs when rates differ."""

import math

import numpy as np

rng = np.random.default_rng(0)


# --8<-- [start:limit]
def binomial(k, n, p):
    return math.comb(n, k) * p**k * (1 - p) ** (n - k)


def poisson(k, mean):
    return math.exp(-mean) * mean**k / math.factorial(k)


for n in (10, 100, 1000):
    zero, many = binomial(0, n, 4 / n), 1 - sum(binomial(k, n, 4 / n) for k in range(9))
    print(f"n {n:4}, p {4 / n:.3f}: P(0) {zero:.4f}, P(more than 8) {many:.4f}")
    #> n   10, p 0.400: P(0) 0.0060, P(more than 8) 0.0017
    #> n  100, p 0.040: P(0) 0.0169, P(more than 8) 0.0190
    #> n 1000, p 0.004: P(0) 0.0182, P(more than 8) 0.0211
zero, many = poisson(0, 4), 1 - sum(poisson(k, 4) for k in range(9))
print(f"Poisson, mean 4: P(0) {zero:.4f}, P(more than 8) {many:.4f}")
#> Poisson, mean 4: P(0) 0.0183, P(more than 8) 0.0214
# --8<-- [end:limit]

# --8<-- [start:overdispersion]
days = 100_000
steady = rng.poisson(20, size=days)
uneven = rng.poisson(
    rng.gamma(shape=5, scale=4, size=days)
)  # the rate itself varies, mean 20
for name, calls in (("same rate every day", steady), ("rate varies by day", uneven)):
    print(
        f"{name}: mean {calls.mean():.1f}, variance {calls.var():.1f}, "
        f"days above 31: {np.mean(calls > 31):.4f}"
    )
    #> same rate every day: mean 20.0, variance 20.0, days above 31: 0.0079
    #> rate varies by day: mean 20.0, variance 100.8, days above 31: 0.1283
# --8<-- [end:overdispersion]

# --8<-- [start:waits]
mean = 10.0
exponential = rng.exponential(mean, size=1_000_000)
lognormal = rng.lognormal(np.log(mean) - 0.5, 1.0, size=1_000_000)  # same mean
for name, wait in (("exponential", exponential), ("log-normal", lognormal)):
    more = ", ".join(f"{np.mean(wait[wait > t] - t):.1f}" for t in (0, 10, 40))
    print(f"{name}: median {np.median(wait):.1f}, left after 0, 10, 40 minutes: {more}")
    #> exponential: median 6.9, left after 0, 10, 40 minutes: 10.0, 10.0, 10.0
    #> log-normal: median 6.1, left after 0, 10, 40 minutes: 10.0, 12.4, 23.5
# --8<-- [end:waits]
