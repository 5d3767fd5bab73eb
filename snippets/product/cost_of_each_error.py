"""Four outcomes have four prices: they set the threshold, and they can turn the ranking
of two models around. Prices and models are assumptions of the case."""

import numpy as np

rng = np.random.default_rng(2)

# --8<-- [start:prices]
vans, fails = 20_000, 0.04  # vans a week, share that breaks down if nobody acts
delivery = visit, repair, breakdown = 240.0, 600.0, 2_400.0  # dollars


def threshold(visit, repair, breakdown):
    """Act above this: p (breakdown - visit - repair) = (1 - p) visit."""
    saved = breakdown - visit - repair
    return visit / (visit + saved)


print(f"wasted visit ${visit:.0f}, catch saves ${breakdown - visit - repair:,.0f}")
#> wasted visit $240, catch saves $1,560
print(f"act above {threshold(*delivery):.3f}")
#> act above 0.133
forgetful = visit / (visit + breakdown)
print(f"forgetting that a catch costs ${visit + repair:.0f}: act above {forgetful:.3f}")
#> forgetting that a catch costs $840: act above 0.091
# --8<-- [end:prices]

n = 100_000
fail = np.repeat([False, True], n)
easy = rng.random(2 * n) < 0.6  # B sees these failures clearly, the others hardly
noise = rng.standard_normal(2 * n)
scores = {"A": noise + 1.5 * fail, "B": noise + np.where(easy, 3.2, 0.4) * fail}


def density(x, mean):
    """Normal around mean, relative to one around 0."""
    return np.exp(x * mean - mean**2 / 2)


def probabilities(fails):
    """What each model says, calibrated by construction."""
    a = density(scores["A"], 1.5)
    b = 0.6 * density(scores["B"], 3.2) + 0.4 * density(scores["B"], 0.4)
    return {m: r * fails / (r * fails + 1 - fails) for m, r in (("A", a), ("B", b))}


def weights(fails):
    """Vans a week that a row stands for."""
    return np.where(fail, vans * fails, vans * (1 - fails)) / n


def cost(act, prices, fails=fails):
    """Dollars a week when the vans in `act` are called in."""
    visit, repair, breakdown = prices
    paid = np.where(act, visit + repair * fail, breakdown * fail)
    return (weights(fails) * paid).sum()


def auc(p):
    """Chance that a failing van scores above a healthy one."""
    return np.searchsorted(np.sort(p[~fail]), p[fail]).mean() / n


# --8<-- [start:models]
prob, weight = probabilities(fails), weights(fails)
buses = (240.0, 600.0, 25_000.0)
for world, prices in (("delivery vans", delivery), ("school buses", buses)):
    cut = threshold(*prices)
    nobody, everybody = (cost(act, prices) / 1e6 for act in (fail & False, fail | True))
    rows = [f"nobody ${nobody:.2f}M, everybody ${everybody:.2f}M a week"]
    for model, p in prob.items():
        act = p > cut
        caught = weight[act & fail].sum() / weight[fail].sum()
        rows.append(
            f"model {model} (AUC {auc(p):.3f}): ${cost(act, prices) / 1e6:.3f}M, "
            f"{caught:.0%} caught, {weight[act].sum():,.0f} visits"
        )
    print(f"{world}, act above {cut:.3f}\n  " + "\n  ".join(rows))
    #> delivery vans, act above 0.133
    #>   nobody $1.92M, everybody $5.28M a week
    #>   model A (AUC 0.856): $1.594M, 45% caught, 1,363 visits
    #>   model B (AUC 0.837): $1.329M, 54% caught, 778 visits
    #> school buses, act above 0.010
    #>   nobody $20.00M, everybody $5.28M a week
    #>   model A (AUC 0.856): $4.205M, 96% caught, 11,989 visits
    #>   model B (AUC 0.837): $5.177M, 97% caught, 17,396 visits
# --8<-- [end:models]

# --8<-- [start:wrong]
best = cost(prob["B"] > threshold(*delivery), delivery)
for believed in (1_200, 1_800, 2_400, 4_800, 9_600):
    cut = threshold(visit, repair, believed)
    extra = cost(prob["B"] > cut, delivery) - best
    print(f"believed ${believed:5,}: act above {cut:.3f}, ${extra:7,.0f} a week worse")
    #> believed $1,200: act above 0.400, $ 62,524 a week worse
    #> believed $1,800: act above 0.200, $  9,740 a week worse
    #> believed $2,400: act above 0.133, $      0 a week worse
    #> believed $4,800: act above 0.057, $ 56,947 a week worse
    #> believed $9,600: act above 0.027, $421,226 a week worse
extra = cost(prob["B"] > 0.5, delivery) - best
print(f"default threshold 0.5: ${extra:,.0f} a week worse")
#> default threshold 0.5: $94,608 a week worse
# --8<-- [end:wrong]

# --8<-- [start:worth]
nobody, everybody = cost(fail & False, delivery), cost(fail | True, delivery)
calendar = everybody / 8 + nobody * 7 / 8  # any van, every eighth week, as today
running = 9_000.0  # dollars a week: sensor data, machines, half an engineer
for name, baseline in (("the calendar", calendar), ("no visits at all", nobody)):
    a_year = (baseline - best - running) * 52 / 1e6
    print(f"against {name}: ${a_year:.1f}M a year after running costs")
    #> against the calendar: $52.1M a year after running costs
    #> against no visits at all: $30.2M a year after running costs
# --8<-- [end:worth]

# --8<-- [start:electric]
electric, rarer = (240.0, 600.0, 4_800.0), fails / 2
for model, p in probabilities(rarer).items():
    bill = cost(p > threshold(*electric), electric, rarer)
    print(f"act above {threshold(*electric):.3f} by {model}: ${bill / 1e6:.3f}M a week")
    #> act above 0.057 by A: $1.440M a week
    #> act above 0.057 by B: $1.149M a week
# --8<-- [end:electric]
