"""Two ways offline numbers mislead: a wrong target (clicks for purchases), and clicks logged under the old ranking."""

import numpy as np

rng = np.random.default_rng(0)
queries, items = 5_000, 10
examined = 1 / np.arange(1, items + 1)  # chance that a position is looked at


def ranks(scores):
    """Position of each item, 0 on top."""
    return (-scores).argsort(axis=1).argsort(axis=1)


# --8<-- [start:target]
appeal = rng.beta(1.2, 4.0, (queries, items))  # chance of a click if looked at
buys = np.clip(0.25 - 0.4 * appeal + rng.normal(0, 0.05, appeal.shape), 0, 1)  # chance of a purchase after the click
estimate = rng.normal(0, 1, (2, queries, items))
production = appeal * buys + 0.01 * estimate[0]
candidate = appeal + 0.02 * estimate[1]  # trained on clicks
for name, scores in {"production": production, "candidate": candidate}.items():
    seen = examined[ranks(scores)]
    per_query = [(gain * seen).sum() / queries for gain in (appeal, appeal * buys)]
    print(f"{name:11} clicks a query {per_query[0]:.3f}   purchases a query {per_query[1]:.4f}")
    #> production  clicks a query 0.772   purchases a query 0.1068
    #> candidate   clicks a query 1.038   purchases a query 0.0805
# --8<-- [end:target]

# --8<-- [start:logs]
noise = rng.normal(0, 0.15, (3, queries, items))
old = appeal + noise[0]
copycat = old + 0.2 * noise[1]  # learned from the old ranker's clicks
fresh = appeal + 0.6 * noise[2]  # estimates appeal better, and orders differently
examined_then = examined[ranks(old)]
clicks = rng.random((queries, items)) < appeal * examined_then

for name, scores in {"old": old, "copycat": copycat, "fresh": fresh}.items():
    now = examined[ranks(scores)]
    replayed, reweighted = (clicks * now).sum() / queries, (clicks * now / examined_then).sum() / queries
    online = (appeal * now).sum() / queries
    print(f"{name:8} logged clicks {replayed:.3f}   reweighted {reweighted:.3f}   online {online:.3f}")
    #> old      logged clicks 0.640   reweighted 0.971   online 0.959
    #> copycat  logged clicks 0.628   reweighted 0.973   online 0.956
    #> fresh    logged clicks 0.559   reweighted 1.032   online 1.006
# --8<-- [end:logs]
