"""Users needed to see a 3% relative lift on a 4% conversion rate, how long that takes, and a check by simulation."""

from statistics import NormalDist

import numpy as np

# --8<-- [start:size]
def users_per_arm(rate, lift, alpha=0.05, power=0.80):
    """Users in each of two equal arms to detect a relative lift, two-sided."""
    z = NormalDist().inv_cdf(1 - alpha / 2) + NormalDist().inv_cdf(power)
    treated = rate * (1 + lift)
    variance = rate * (1 - rate) + treated * (1 - treated)
    return z**2 * variance / (rate * lift) ** 2


for lift in (0.10, 0.05, 0.03, 0.01):
    print(f"relative lift {lift:4.0%}   {users_per_arm(0.04, lift):9,.0f} users an arm")
    #> relative lift  10%      39,472 users an arm
    #> relative lift   5%     154,301 users an arm
    #> relative lift   3%     424,617 users an arm
    #> relative lift   1%   3,785,507 users an arm
print(f"rule of thumb at 3%: {16 * 0.04 * 0.96 / (0.04 * 0.03) ** 2:,.0f}")
#> rule of thumb at 3%: 426,667
# --8<-- [end:size]

# --8<-- [start:duration]
needed = 2 * users_per_arm(0.04, 0.03)
newcomers = 60_000 * 0.95 ** np.arange(60)  # a day: regulars have been counted
reached = newcomers.cumsum()
day = np.argmax(reached > needed) + 1
print(f"needed {needed:,.0f}; days if all were new {needed / 60_000:.1f}, else {day}")
#> needed 849,233; days if all were new 14.2, else 24
for weeks in (1, 2, 3, 4):
    users = reached[7 * weeks - 1]
    error = (2 * 0.04 * 0.96 / (users / 2)) ** 0.5  # of the difference
    lift = 2.8 * error / 0.04
    print(f"{weeks} weeks   {users:7,.0f} users   detectable lift {lift:.1%}")
    #> 1 weeks   361,995 users   detectable lift 4.6%
    #> 2 weeks   614,790 users   detectable lift 3.5%
    #> 3 weeks   791,326 users   detectable lift 3.1%
    #> 4 weeks   914,608 users   detectable lift 2.9%
# --8<-- [end:duration]

# --8<-- [start:simulated]
rng = np.random.default_rng(0)
n, runs = round(users_per_arm(0.04, 0.03)), 20_000


def significant(lift):
    """Share of tests with |z| > 1.96, and the lift that the winning ones report."""
    a, b = rng.binomial(n, 0.04, runs) / n, rng.binomial(n, 0.04 * (1 + lift), runs) / n
    z = (b - a) / np.sqrt((a * (1 - a) + b * (1 - b)) / n)
    return (abs(z) > 1.96).mean(), (b - a)[z > 1.96].mean() / 0.04


print(f"no effect: {significant(0.0)[0]:.3f}   lift 3%: {significant(0.03)[0]:.3f}")
#> no effect: 0.050   lift 3%: 0.796
found, reported = significant(0.01)
print(f"lift 1%: {found:.3f} of tests find it, and report a lift of {reported:.1%}")
#> lift 1%: 0.160 of tests find it, and report a lift of 2.6%
# --8<-- [end:simulated]
