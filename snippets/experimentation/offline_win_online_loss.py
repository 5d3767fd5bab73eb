"""Two ways offline numbers mislead: a wrong target (clicks for purchases), and clicks logged under the old ranking."""

import numpy as np

rng = np.random.default_rng(0)
searches, items = 40_000, 10
examined = 1 / np.arange(1, items + 1)  # chance that a position is looked at


def ranks(scores):
    """Position of each item, 0 on top."""
    return (-scores).argsort(axis=1).argsort(axis=1)


# --8<-- [start:target]
appeal = rng.beta(1.2, 4.0, (searches, items))  # chance of a click if looked at
noise = rng.normal(0, 0.05, appeal.shape)
buys = np.clip(0.25 - 0.4 * appeal + noise, 0, 1)  # chance to buy after the click
error = rng.normal(0, 1, (2, searches, items))
old = appeal * buys + 0.01 * error[0]  # ranks by purchases
new = appeal + 0.02 * error[1]  # ranks by clicks
for name, scores in {"old": old, "new": new}.items():
    seen = examined[ranks(scores)]
    clicks, bought = (appeal * seen).sum(), (appeal * buys * seen).sum()
    print(f"{name}: clicks {clicks / searches:.3f}   purchases {bought / searches:.4f}")
    #> old: clicks 0.771   purchases 0.1066
    #> new: clicks 1.035   purchases 0.0806
# --8<-- [end:target]

noise = rng.normal(0, 0.15, (3, searches, items))
# --8<-- [start:logs]
old = appeal + noise[0]
copycat = old + 0.2 * noise[1]  # learned from the old ranker's clicks
fresh = appeal + 0.6 * noise[2]  # estimates appeal better, and orders differently
chance = examined[ranks(old)]  # of having been looked at when the clicks were logged
clicks = rng.random((searches, items)) < appeal * chance

print("clicks a search   logged   reweighted          true")
#> clicks a search   logged   reweighted          true
for name, scores in {"old": old, "copycat": copycat, "fresh": fresh}.items():
    now = examined[ranks(scores)]
    logged = (clicks * now).sum(axis=1).mean()
    weighted = (clicks * now / chance).sum(axis=1)
    mean, error = weighted.mean(), weighted.std() / searches**0.5
    true = (appeal * now).sum(axis=1).mean()
    print(f"{name:15} {logged:8.3f} {mean:9.3f} +- {error:.3f} {true:9.3f}")
    #> old                0.634     0.956 +- 0.004     0.956
    #> copycat            0.620     0.954 +- 0.004     0.953
    #> fresh              0.553     1.003 +- 0.006     1.002
# --8<-- [end:logs]
