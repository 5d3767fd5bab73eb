"""Two positive tests: Bayes in odds, and what a shared cause of false alarms does to the second one."""

import numpy as np

prevalence, sensitivity, false_alarm = 0.01, 0.90, 0.05


# --8<-- [start:odds]
def posterior(prior, *likelihood_ratios):
    """Probability after evidence: prior odds times each likelihood ratio."""
    odds = prior / (1 - prior) * np.prod(likelihood_ratios)
    return odds / (1 + odds)


ratio = sensitivity / false_alarm
print(f"likelihood ratio of a positive {ratio:.0f}")
#> likelihood ratio of a positive 18
print(f"after one positive {posterior(prevalence, ratio):.3f}")
#> after one positive 0.154
print(f"after two, if independent given the truth {posterior(prevalence, ratio, ratio):.3f}")
#> after two, if independent given the truth 0.766
# --8<-- [end:odds]

# --8<-- [start:dependence]
# 4% of healthy accounts have a habit that trips the detector 90% of the time.
share, habit_rate = 0.04, 0.90
plain_rate = (false_alarm - share * habit_rate) / (1 - share)
both_healthy = share * habit_rate**2 + (1 - share) * plain_rate**2
both_bad = sensitivity**2  # still independent among the bad ones
print(f"P(second alarm | first, healthy) {both_healthy / false_alarm:.2f}, not {false_alarm}")
#> P(second alarm | first, healthy) 0.65, not 0.05
second_ratio = (both_bad / sensitivity) / (both_healthy / false_alarm)
print(f"the second positive is worth {second_ratio:.2f}, not {ratio:.0f}")
#> the second positive is worth 1.38, not 18
print(f"after two positives {posterior(prevalence, ratio, second_ratio):.3f}")
#> after two positives 0.201
# --8<-- [end:dependence]

# --8<-- [start:simulate]
rng = np.random.default_rng(0)
n = 2_000_000
bad = rng.random(n) < prevalence
habit = ~bad & (rng.random(n) < share)
rate = np.where(bad, sensitivity, np.where(habit, habit_rate, plain_rate))
first, second = rng.random((2, n)) < rate
print(f"simulated: one {bad[first].mean():.3f}, two {bad[first & second].mean():.3f}")
#> simulated: one 0.154, two 0.201
# --8<-- [end:simulate]
