"""Agreement with people hides a judge that misses bad answers: kappa, recall on failures, position bias, a correction."""

from statistics import NormalDist

import numpy as np

rng = np.random.default_rng(0)


# --8<-- [start:kappa]
def agreement(both_pass, judge_only, human_only, both_fail):
    """Agreement, Cohen's kappa, share of the answers failed by people that it fails."""
    total = both_pass + judge_only + human_only + both_fail
    observed = (both_pass + both_fail) / total
    judge, human = (both_pass + judge_only) / total, (both_pass + human_only) / total
    chance = judge * human + (1 - judge) * (1 - human)
    kappa = (observed - chance) / (1 - chance)
    return observed, kappa, both_fail / (both_fail + judge_only)


# both pass, only the judge passes, only people pass, both fail
judges = {
    "lenient": (178, 12, 6, 4),
    "strict": (170, 4, 14, 12),
    "always passes": (184, 16, 0, 0),
}
for name, table in judges.items():
    observed, kappa, caught = agreement(*table)
    print(f"{name:13} agreement {observed:.2f}, kappa {kappa:.2f}, caught {caught:.2f}")
    #> lenient       agreement 0.91, kappa 0.26, caught 0.25
    #> strict        agreement 0.91, kappa 0.52, caught 0.75
    #> always passes agreement 0.92, kappa 0.00, caught 0.00
# --8<-- [end:kappa]

# --8<-- [start:mix]
# One judge that fails 85% of the bad answers and 5% of the good ones.
for bad in (0.50, 0.20, 0.08, 0.02):
    good = 1 - bad
    observed, kappa, _ = agreement(good * 0.95, bad * 0.15, good * 0.05, bad * 0.85)
    print(f"bad answers {bad:4.0%}   agreement {observed:.3f}   kappa {kappa:.2f}")
    #> bad answers  50%   agreement 0.900   kappa 0.80
    #> bad answers  20%   agreement 0.930   kappa 0.79
    #> bad answers   8%   agreement 0.942   kappa 0.67
    #> bad answers   2%   agreement 0.948   kappa 0.38
# --8<-- [end:mix]

# --8<-- [start:interval]
shares = np.array(judges["lenient"]) / 200
tables = rng.multinomial(200, shares, size=2_000)  # a bootstrap
_, kappa, caught = np.array([agreement(*table) for table in tables]).T
for name, draws in {"kappa": kappa, "caught": caught}.items():
    low, high = np.percentile(draws, [2.5, 97.5])
    print(f"{name:6}   95% interval {low:.2f} to {high:.2f}")
    #> kappa    95% interval 0.02 to 0.48
    #> caught   95% interval 0.06 to 0.50
# --8<-- [end:interval]

# --8<-- [start:position]
# How much better the judge finds the new answer: normal, mean 0.2, deviation 1.
# It adds 0.5 to whichever answer it reads first.
wins = {bonus: 1 - NormalDist(0.2 + bonus, 1).cdf(0) for bonus in (0.5, -0.5, 0.0)}
same = wins[-0.5] + (1 - wins[0.5])  # the new answer wins twice, or loses twice
print(f"new answer wins: read first {wins[0.5]:.2f}, read second {wins[-0.5]:.2f}")
#> new answer wins: read first 0.76, read second 0.38
print(f"without the bonus {wins[0.0]:.2f}; same verdict in both orders {same:.2f}")
#> without the bonus 0.58; same verdict in both orders 0.62
# --8<-- [end:position]


# --8<-- [start:corrected]
def corrected(table, judged, unlabeled=20_000):
    """The judge's failure rate, moved by its error on the labels; 95% half-width."""
    _, judge_only, human_only, _ = table
    labeled = sum(table)
    shift = (judge_only - human_only) / labeled
    variance = (judge_only + human_only) / labeled - shift**2
    error = (variance / labeled + judged * (1 - judged) / unlabeled) ** 0.5
    return judged + shift, 1.96 * error


alone = 1.96 * (0.08 * 0.92 / 200) ** 0.5
print(f"200 labels alone                0.080 +- {alone:.3f}")
#> 200 labels alone                0.080 +- 0.038
# the judge's failure rate on 20,000 unlabeled answers, assumed
cases = {"lenient": (judges["lenient"], 0.048), "good": ((180, 2, 4, 14), 0.088)}
for name, (table, judged) in cases.items():
    rate, half = corrected(table, judged)
    print(f"{name:7}   judged {judged:.3f}   corrected {rate:.3f} +- {half:.3f}")
    #> lenient   judged 0.048   corrected 0.078 +- 0.041
    #> good      judged 0.088   corrected 0.078 +- 0.024
# --8<-- [end:corrected]
