"""CUPED: subtracting what the weeks before predict cuts the variance by the squared correlation, without bias."""

import numpy as np

rng = np.random.default_rng(0)
users, runs, effect = 1_000, 3_000, 0.50


def difference(y, treated):
    """Difference in means between the arms."""
    return y[treated].mean() - y[~treated].mean()


# --8<-- [start:estimate]
def one_test():
    """Plain estimate, CUPED estimate and correlation in one simulated test."""
    habit = rng.gamma(2.0, 2.0, users)
    before = rng.poisson(habit)  # sessions in the four weeks before
    treated = rng.random(users) < 0.5
    after = rng.poisson(habit) + rng.normal(0, 1, users) + effect * treated
    theta = np.cov(after, before)[0, 1] / before.var(ddof=1)
    adjusted = after - theta * (before - before.mean())
    correlation = np.corrcoef(after, before)[0, 1]
    return difference(after, treated), difference(adjusted, treated), correlation


plain, cuped, rho = np.array([one_test() for _ in range(runs)]).T
print(f"mean: plain {plain.mean():.3f}, CUPED {cuped.mean():.3f}, truth {effect}")
#> mean: plain 0.496, CUPED 0.498, truth 0.5
ratio, theory = cuped.var() / plain.var(), 1 - rho.mean() ** 2
print(f"variance ratio {ratio:.3f}, 1 - rho^2 = {theory:.3f}")
#> variance ratio 0.596, 1 - rho^2 = 0.593
power = [(abs(e / e.std()) > 1.96).mean() for e in (plain, cuped)]
print(f"detected at 5%: plain {power[0]:.2f}, CUPED {power[1]:.2f}")
#> detected at 5%: plain 0.58, CUPED 0.81
# --8<-- [end:estimate]

# --8<-- [start:leak]
def adjusted_by_a_consequence():
    """The same adjustment by visits during the test, which the treatment moves."""
    habit = rng.gamma(2.0, 2.0, users)
    treated = rng.random(users) < 0.5
    visits = rng.poisson(habit) + 0.3 * treated  # measured after assignment
    after = visits + rng.normal(0, 2, users) + (effect - 0.3) * treated
    theta = np.cov(after, visits)[0, 1] / visits.var(ddof=1)
    return difference(after - theta * visits, treated)


mean = np.mean([adjusted_by_a_consequence() for _ in range(runs)])
print(f"adjusting by visits during the test: {mean:.3f}, truth {effect}")
#> adjusting by visits during the test: 0.201, truth 0.5
# --8<-- [end:leak]

# --8<-- [start:needed]
for rho in (0.3, 0.5, 0.7, 0.9):
    left = 1 - rho**2
    print(f"rho {rho}   users needed {left:.2f}   28 days become {28 * left:4.1f}")
    #> rho 0.3   users needed 0.91   28 days become 25.5
    #> rho 0.5   users needed 0.75   28 days become 21.0
    #> rho 0.7   users needed 0.51   28 days become 14.3
    #> rho 0.9   users needed 0.19   28 days become  5.3
# --8<-- [end:needed]
