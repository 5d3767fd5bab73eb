"""Effect of a loyalty program that customers chose: weighting, overlap, differences, and a placebo that can fail."""

import numpy as np

rng = np.random.default_rng(0)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def propensity(X, joined):
    """Chance of joining, by logistic regression (Newton's method)."""
    X, w = np.c_[np.ones(len(X)), X], np.zeros(2)
    for _ in range(20):
        p = sigmoid(X @ w)
        w -= np.linalg.solve((X * (p * (1 - p))[:, None]).T @ X, X.T @ (p - joined))
    return sigmoid(X @ w)


def weighted_effect(spend, joined, p):
    """Mean difference after weighting everybody by one over the chance of what they did."""
    treated = np.average(spend[joined], weights=1 / p[joined])
    return treated - np.average(spend[~joined], weights=1 / (1 - p[~joined]))


# --8<-- [start:weighting]
n = 200_000
activity, keenness = rng.normal(size=(2, n))  # keenness is never recorded
for name, from_activity, from_keenness in (
    ("activity decides", 1.0, 0.0),
    ("activity decides nearly alone", 4.0, 0.0),
    ("keenness decides too", 1.0, 1.0),
):
    wish = from_activity * activity + from_keenness * keenness
    joined = rng.random(n) < sigmoid(wish)
    spend = 52 + 10 * activity + 6 * keenness + 5 * joined + 5 * rng.normal(size=n)
    p = propensity(activity, joined)
    weight = np.where(joined, 1 / p, 1 / (1 - p))
    rows = weight.sum() ** 2 / (weight**2).sum()  # worth as many equal weights
    some = (p > 0.1) & (p < 0.9)
    print(
        f"{name}: naive {spend[joined].mean() - spend[~joined].mean():.1f}, "
        f"weighted {weighted_effect(spend, joined, p):.1f} (worth {rows:,.0f} rows), "
        f"where 0.1 < p < 0.9 {weighted_effect(spend[some], joined[some], p[some]):.1f}"
    )
    #> activity decides: naive 13.3, weighted 4.9 (worth 149,615 rows), where 0.1 < p < 0.9 5.0
    #> activity decides nearly alone: naive 19.6, weighted 5.7 (worth 2,212 rows), where 0.1 < p < 0.9 5.0
    #> keenness decides too: naive 16.6, weighted 10.1 (worth 165,278 rows), where 0.1 < p < 0.9 10.0
# --8<-- [end:weighting]


# --8<-- [start:differences]
def difference_in_differences(late, early, joined):
    change = late - early
    return change[joined].mean() - change[~joined].mean()


for name, growth in (("parallel", 0.0), ("keen customers grow faster", 2.0)):
    months = [
        50 + 2 * t + 10 * activity + (6 + growth * t) * keenness + noise
        for t, noise in enumerate(5 * rng.normal(size=(3, n)))
    ]
    months[2] += 5 * joined  # the program starts before the last month
    effect = difference_in_differences(months[2], months[1], joined)
    placebo = difference_in_differences(months[1], months[0], joined)
    print(f"{name}: effect {effect:.1f}, placebo a month earlier {placebo:.1f}")
    #> parallel: effect 5.0, placebo a month earlier 0.0
    #> keen customers grow faster: effect 6.4, placebo a month earlier 1.5
# --8<-- [end:differences]
