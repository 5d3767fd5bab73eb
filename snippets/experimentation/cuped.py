"""CUPED: subtracting what the weeks before predict cuts the variance by the squared correlation, without bias."""

import numpy as np

rng = np.random.default_rng(0)
users, runs, effect = 1_000, 3_000, 0.50

# --8<-- [start:estimate]
def one_test():
    """Plain difference in means, and the same after CUPED, for one simulated test."""
    habit = rng.gamma(2.0, 2.0, users)
    before = rng.poisson(habit)  # sessions in the four weeks before
    treated = rng.random(users) < 0.5
    after = rng.poisson(habit) + rng.normal(0, 1, users) + effect * treated
    theta = np.cov(after, before)[0, 1] / before.var(ddof=1)
    adjusted = after - theta * (before - before.mean())
    return [y[treated].mean() - y[~treated].mean() for y in (after, adjusted)] + [np.corrcoef(after, before)[0, 1]]


plain, cuped, correlation = np.array([one_test() for _ in range(runs)]).T
print(f"mean estimate   plain {plain.mean():.3f}   CUPED {cuped.mean():.3f}   truth {effect}")
#> mean estimate   plain 0.496   CUPED 0.498   truth 0.5
print(f"variance ratio {cuped.var() / plain.var():.3f}   1 - rho^2 = {1 - correlation.mean() ** 2:.3f}")
#> variance ratio 0.596   1 - rho^2 = 0.593
power = [(abs(e / e.std()) > 1.96).mean() for e in (plain, cuped)]
print(f"detected at 5%  plain {power[0]:.2f}   CUPED {power[1]:.2f}")
#> detected at 5%  plain 0.58   CUPED 0.81
# --8<-- [end:estimate]

# --8<-- [start:leak]
def adjusted_by_a_consequence():
    """The same adjustment with a covariate measured during the test, which the treatment moves."""
    habit = rng.gamma(2.0, 2.0, users)
    treated = rng.random(users) < 0.5
    visits = rng.poisson(habit) + 0.3 * treated  # measured after assignment
    after = visits + rng.normal(0, 2, users) + (effect - 0.3) * treated
    theta = np.cov(after, visits)[0, 1] / visits.var(ddof=1)
    y = after - theta * visits
    return y[treated].mean() - y[~treated].mean()


mean = np.mean([adjusted_by_a_consequence() for _ in range(runs)])
print(f"adjusting by visits during the test: {mean:.3f}, truth {effect}")
#> adjusting by visits during the test: 0.201, truth 0.5
# --8<-- [end:leak]

# --8<-- [start:needed]
for rho in (0.3, 0.5, 0.7, 0.9):
    print(f"rho {rho}   users needed {1 - rho**2:.2f} of before   28 days become {28 * (1 - rho**2):4.1f}")
    #> rho 0.3   users needed 0.91 of before   28 days become 25.5
    #> rho 0.5   users needed 0.75 of before   28 days become 21.0
    #> rho 0.7   users needed 0.51 of before   28 days become 14.3
    #> rho 0.9   users needed 0.19 of before   28 days become  5.3
# --8<-- [end:needed]
