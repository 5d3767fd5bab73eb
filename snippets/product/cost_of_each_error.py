"""Four outcomes have four prices: they set the threshold, and they can turn the ranking of two models around."""

import numpy as np

rng = np.random.default_rng(2)

# --8<-- [start:prices]
vans, fails = 20_000, 0.04  # vans a week, share that breaks down if nobody acts
visit, planned_repair, breakdown = 240.0, 600.0, 2_400.0  # dollars; a breakdown is tow, late parcels and repair


def threshold(visit, planned_repair, breakdown):
    """Probability above which a visit is the cheaper expectation: p (breakdown - visit - repair) = (1 - p) visit."""
    saved = breakdown - visit - planned_repair
    return visit / (visit + saved)


cut = threshold(visit, planned_repair, breakdown)
print(f"wasted visit ${visit:.0f}, caught failure saves ${breakdown - visit - planned_repair:,.0f}: act above {cut:.3f}")
#> wasted visit $240, caught failure saves $1,560: act above 0.133
print(f"forgetting that a catch costs ${visit + planned_repair:.0f}: act above {visit / (visit + breakdown):.3f}")
#> forgetting that a catch costs $840: act above 0.091
# --8<-- [end:prices]

n = 100_000
fail = np.repeat([False, True], n)
weight = np.where(fail, vans * fails, vans * (1 - fails)) / n  # vans a week that a row stands for
density = lambda x, mean: np.exp(x * mean - mean**2 / 2)  # normal around mean, relative to one around 0
easy = rng.random(2 * n) < 0.6
noise = rng.standard_normal(2 * n)
scores = {"A": noise + 1.5 * fail, "B": noise + np.where(easy, 3.2, 0.4) * fail}  # B sees 60% of failures clearly
ratios = {"A": density(scores["A"], 1.5), "B": 0.6 * density(scores["B"], 3.2) + 0.4 * density(scores["B"], 0.4)}
prob = {m: r * fails / (r * fails + 1 - fails) for m, r in ratios.items()}  # calibrated by construction


def cost(act, visit, planned_repair, breakdown):
    """Dollars a week when the vans in `act` are called in."""
    return (weight * np.where(act, visit + planned_repair * fail, breakdown * fail)).sum()


def auc(p):
    """Chance that a failing van scores above a healthy one."""
    return np.searchsorted(np.sort(p[~fail]), p[fail]).mean() / n


# --8<-- [start:models]
for world, prices in (("delivery vans", (240.0, 600.0, 2_400.0)), ("school buses", (240.0, 600.0, 25_000.0))):
    cut = threshold(*prices)
    nobody, everybody = cost(fail & False, *prices) / 1e6, cost(fail | True, *prices) / 1e6
    lines = [f"{world}, act above {cut:.3f}: nobody ${nobody:.2f}M, everybody ${everybody:.2f}M a week"]
    for model, p in prob.items():
        act = p > cut
        caught, visits = weight[act & fail].sum() / weight[fail].sum(), weight[act].sum()
        lines.append(f"  model {model} (AUC {auc(p):.3f}): ${cost(act, *prices) / 1e6:.3f}M, {caught:.0%} caught, {visits:,.0f} visits")
    print("\n".join(lines))
    #> delivery vans, act above 0.133: nobody $1.92M, everybody $5.28M a week
    #>   model A (AUC 0.856): $1.594M, 45% caught, 1,363 visits
    #>   model B (AUC 0.837): $1.329M, 54% caught, 778 visits
    #> school buses, act above 0.010: nobody $20.00M, everybody $5.28M a week
    #>   model A (AUC 0.856): $4.205M, 96% caught, 11,989 visits
    #>   model B (AUC 0.837): $5.177M, 97% caught, 17,396 visits
# --8<-- [end:models]

# --8<-- [start:wrong]
best = cost(prob["B"] > threshold(visit, planned_repair, breakdown), visit, planned_repair, breakdown)
for believed in (1_200, 1_800, 2_400, 4_800, 9_600):
    cut = threshold(visit, planned_repair, believed)
    extra = cost(prob["B"] > cut, visit, planned_repair, breakdown) - best
    print(f"breakdown believed to cost ${believed:5,}: act above {cut:.3f}, ${extra:7,.0f} a week worse")
    #> breakdown believed to cost $1,200: act above 0.400, $ 62,524 a week worse
    #> breakdown believed to cost $1,800: act above 0.200, $  9,740 a week worse
    #> breakdown believed to cost $2,400: act above 0.133, $      0 a week worse
    #> breakdown believed to cost $4,800: act above 0.057, $ 56,947 a week worse
    #> breakdown believed to cost $9,600: act above 0.027, $421,226 a week worse
extra = cost(prob["B"] > 0.5, visit, planned_repair, breakdown) - best
print(f"default threshold 0.5: ${extra:,.0f} a week worse")
#> default threshold 0.5: $94,608 a week worse
# --8<-- [end:wrong]

# --8<-- [start:worth]
calendar = cost(rng.random(2 * n) < 1 / 8, visit, planned_repair, breakdown)  # every van every eighth week, as today
nobody = cost(fail & False, visit, planned_repair, breakdown)
running = 9_000.0  # dollars a week: sensor data, machines, half an engineer
for name, baseline in (("the calendar", calendar), ("no visits at all", nobody)):
    print(f"against {name}: ${(baseline - best - running) * 52 / 1e6:.1f}M a year after running costs")
    #> against the calendar: $51.9M a year after running costs
    #> against no visits at all: $30.2M a year after running costs
# --8<-- [end:worth]
