"""A churn model that is too good: one feature alone, features as of the prediction date, split by customer."""

import numpy as np

rng = np.random.default_rng(1)


def auc(score, y):
    """Chance that a random positive outranks a random negative; ties count half."""
    order = np.argsort(score, kind="stable")
    _, index, counts = np.unique(score[order], return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    rank = (ends - (counts - 1) / 2)[index]
    ranks = np.empty(len(score))
    ranks[order] = rank
    positives = y.sum()
    return (ranks[y].sum() - positives * (positives + 1) / 2) / (positives * (len(y) - positives))


def fit(X, y, steps=25):
    """Logistic regression by Newton's method with a little ridge."""
    X, w = np.c_[np.ones(len(X)), X], np.zeros(X.shape[1] + 1)
    for _ in range(steps):
        p = 1 / (1 + np.exp(-X @ w))
        hessian = (X * (p * (1 - p))[:, None]).T @ X + 1e-2 * np.eye(len(w))
        w += np.linalg.solve(hessian, X.T @ (y - p) - 1e-2 * w)
    return w


# --8<-- [start:data]
n = 20_000
tenure, price, usage = rng.normal(size=(3, n))
churned = rng.random(n) < 1 / (1 + np.exp(2.2 + 0.6 * tenure - 0.5 * price + 0.7 * usage))
# Logins in the 30 days before the prediction date, and in the 30 days before the export, months later.
logins_then = rng.poisson(8 * np.exp(0.3 * usage))
logins_export = np.where(churned, rng.poisson(0.3, n), rng.poisson(8 * np.exp(0.3 * usage)))
columns = {"tenure": -tenure, "price": price, "usage": -usage, "logins_30d": -logins_export}
# --8<-- [end:data]

# --8<-- [start:screen]
train = np.arange(n) < n // 2


def model_auc(features):
    X = np.column_stack(features)
    X = (X - X[train].mean(axis=0)) / X[train].std(axis=0)
    w = fit(X[train], churned[train])
    return auc(w[0] + X[~train] @ w[1:], churned[~train])


print(f"all features {model_auc(list(columns.values())):.3f}")
#> all features 0.999
for name, values in columns.items():
    rest = [v for other, v in columns.items() if other != name]
    print(f"{name:10} alone {auc(values[~train], churned[~train]):.3f}  without it {model_auc(rest):.3f}")
    #> tenure     alone 0.659  without it 0.999
    #> price      alone 0.624  without it 0.999
    #> usage      alone 0.660  without it 0.998
    #> logins_30d alone 0.998  without it 0.756
# --8<-- [end:screen]

# --8<-- [start:asof]
columns["logins_30d"] = -logins_then
print(f"logins as of the prediction date: alone {auc(-logins_then[~train], churned[~train]):.3f}")
#> logins as of the prediction date: alone 0.592
print(f"model with them {model_auc(list(columns.values())):.3f}")
#> model with them 0.756
# --8<-- [end:asof]

# --8<-- [start:entities]
customers, months = 2000, 4
traits = np.repeat(rng.normal(size=(customers, 6)), months, axis=0)
X = traits + 0.05 * rng.normal(size=traits.shape)
y = np.repeat(rng.random(customers) < 0.2, months)  # no relation to X
owner = np.repeat(np.arange(customers), months)


def neighbor_auc(test):
    """Share of positives among the 3 nearest training rows."""
    distance = (X[~test] ** 2).sum(axis=1) - 2 * X[test] @ X[~test].T  # up to a constant per row
    nearest = np.argpartition(distance, 3, axis=1)[:, :3]
    return auc(y[~test][nearest].mean(axis=1), y[test])


by_row = rng.random(len(y)) < 0.2
by_customer = (rng.random(customers) < 0.2)[owner]
shared = np.isin(owner[by_row], owner[~by_row]).mean()
print(f"rows at random: {shared:.0%} of test rows have their customer in training, AUC {neighbor_auc(by_row):.3f}")
#> rows at random: 98% of test rows have their customer in training, AUC 0.985
print(f"customers at random: AUC {neighbor_auc(by_customer):.3f}")
#> customers at random: AUC 0.499
# --8<-- [end:entities]
