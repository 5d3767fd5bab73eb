"""Agreement with people hides a judge that misses bad answers: kappa, recall on failures, position bias, a correction."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:kappa]
def agreement(both_pass, judge_only, human_only, both_fail):
    """Observed agreement, Cohen's kappa, and the share of answers failed by people that the judge fails too."""
    total = both_pass + judge_only + human_only + both_fail
    observed = (both_pass + both_fail) / total
    judge, human = (both_pass + judge_only) / total, (both_pass + human_only) / total
    by_chance = judge * human + (1 - judge) * (1 - human)
    return observed, (observed - by_chance) / (1 - by_chance), both_fail / (both_fail + judge_only)


judges = {"lenient": (178, 12, 6, 4), "strict on the same mix": (176, 6, 12, 6), "always says pass": (184, 16, 0, 0)}
for name, table in judges.items():
    observed, kappa, caught = agreement(*table)
    print(f"{name:23} agreement {observed:.2f}   kappa {kappa:.2f}   bad answers caught {caught:.2f}")
    #> lenient                 agreement 0.91   kappa 0.26   bad answers caught 0.25
    #> strict on the same mix  agreement 0.91   kappa 0.35   bad answers caught 0.50
    #> always says pass        agreement 0.92   kappa 0.00   bad answers caught 0.00
# --8<-- [end:kappa]

# --8<-- [start:mix]
# One judge that fails 85% of the bad answers and 5% of the good ones, on samples with more or fewer bad answers.
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
labels = np.repeat([(1, 1), (1, 0), (0, 1), (0, 0)], (178, 12, 6, 4), axis=0)  # (judge, human), 1 = pass
draws = []
for _ in range(1_000):
    judge, human = labels[rng.integers(len(labels), size=len(labels))].T
    counts = np.bincount(2 * (1 - judge) + (1 - human), minlength=4)  # in the order of the table
    draws.append(agreement(*counts)[1])
print("kappa 95% interval", np.percentile(draws, [2.5, 97.5]).round(2))
#> kappa 95% interval [0.02 0.5 ]
# --8<-- [end:interval]

# --8<-- [start:position]
better = rng.normal(0.2, 1.0, 4_000)  # how much better the judge finds the new answer
bonus = 0.5  # what the judge adds to whichever answer it reads first
new_first, new_second = better + bonus > 0, better - bonus > 0
fair, both = (better > 0).mean(), np.mean([new_first, new_second])
print(f"new answer wins: shown first {new_first.mean():.2f}, shown second {new_second.mean():.2f}, without the bonus {fair:.2f}")
#> new answer wins: shown first 0.76, shown second 0.39, without the bonus 0.59
print(f"same verdict in both orders {(new_first == new_second).mean():.2f}; average of both orders {both:.2f}")
#> same verdict in both orders 0.63; average of both orders 0.58
# --8<-- [end:position]

# --8<-- [start:corrected]
def corrected(table, judge_failures, unlabeled=20_000):
    """Failure rate from the judge on many answers, moved by its error on the labeled ones; with the 95% half-width."""
    both_pass, judge_only, human_only, both_fail = table
    labeled = sum(table)
    shift = (judge_only - human_only) / labeled
    spread = (judge_only + human_only) / labeled - shift**2
    error = (spread / labeled + judge_failures * (1 - judge_failures) / unlabeled) ** 0.5
    return judge_failures + shift, 1.96 * error


print(f"people's 200 labels alone        0.080 +- {1.96 * (0.08 * 0.92 / 200) ** 0.5:.3f}")
#> people's 200 labels alone        0.080 +- 0.038
for name, table, failures in [("lenient", (178, 12, 6, 4), 0.048), ("good", (180, 2, 4, 14), 0.088)]:
    rate, half = corrected(table, failures)
    print(f"{name:8} judge says {failures:.3f}, corrected {rate:.3f} +- {half:.3f}")
    #> lenient  judge says 0.048, corrected 0.078 +- 0.041
    #> good     judge says 0.088, corrected 0.078 +- 0.024
# --8<-- [end:corrected]
