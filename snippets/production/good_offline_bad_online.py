"""Walk from the offline number to the live one, changing one thing at a time; the step
with the drop names the cause. The data are simulated, with three defects planted."""

import numpy as np

rng = np.random.default_rng(12)

# --8<-- [start:world]
users, months, per_month, campaigns = 3_000, 6, 4, 300  # 300 new campaigns each month
month = np.tile(np.repeat(np.arange(months), per_month), users)
user = np.repeat(np.arange(users), months * per_month)
campaign = month * campaigns + rng.integers(campaigns, size=user.size)
new_user = rng.random(users) < 0.4  # will come with the launch: no history
x1 = rng.normal(size=user.size)
amount = rng.lognormal(3, 0.8, user.size)  # in dollars
habit, appeal = rng.normal(size=users), rng.normal(size=months * campaigns)
z = -1.5 + habit[user] + appeal[campaign] + 0.6 * x1 + 0.8 * (np.log(amount) - 3)
label = rng.random(user.size) < 1 / (1 + np.exp(-z))
cents = rng.random(user.size) < 0.3  # a new app version, live only, sends cents
# --8<-- [end:world]


def rate(key, history, rows):
    """Past rate of each key, shrunk toward the mean when history is short."""
    seen = np.bincount(key[history], minlength=key.max() + 1)
    hits = np.bincount(key[history], label[history], minlength=key.max() + 1)
    return ((hits + 4 * label[history].mean()) / (seen + 4))[key[rows]]


def features(rows, history, amount):
    """Intercept, x1, log amount, the user's and the campaign's past rate."""
    rates = rate(user, history, rows), rate(campaign, history, rows)
    ones = np.ones(rows.sum())
    return np.column_stack([ones, x1[rows], np.log(amount[rows]), *rates])


def fit(x, y):
    """Logistic regression by Newton's method, slightly ridged."""
    w = np.zeros(x.shape[1])
    for _ in range(15):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x.T * (p * (1 - p))) @ x + 1e-3 * np.eye(len(w))
        w += np.linalg.solve(hessian, x.T @ (y - p))
    return w


def auc(score, y):
    """Area under the ROC curve from ranks (no ties here)."""
    rank = np.empty(len(score))
    rank[score.argsort()] = np.arange(1, len(score) + 1)
    return (rank[y].sum() - y.sum() * (y.sum() + 1) / 2) / (y.sum() * (~y).sum())


# --8<-- [start:ladder]
known = ~new_user[user]
past, live = known & (month < 5), month == 5
train = past & (rng.random(user.size) < 0.8)  # the notebook's random split
w = fit(features(train, train, amount), label[train])
as_sent = np.where(cents, amount * 100, amount)
steps = (
    ("random split, as reported", past & ~train, train, amount),
    ("the month after, known users", live & known, past, amount),
    ("... with features as served", live & known, past, as_sent),
    ("... for everybody who is live", live, past, as_sent),
    ("everybody, cents repaired", live, past, amount),
)
for name, rows, history, values in steps:
    print(f"{name:29s} AUC {auc(features(rows, history, values) @ w, label[rows]):.3f}")
    #> random split, as reported     AUC 0.777
    #> the month after, known users  AUC 0.715
    #> ... with features as served   AUC 0.639
    #> ... for everybody who is live AUC 0.621
    #> everybody, cents repaired     AUC 0.693
# --8<-- [end:ladder]

# --8<-- [start:suspect]
w4 = fit(features(train, train, amount)[:, :4], label[train])  # no campaign rate
for name, rows, history, values in steps[:2]:
    score = features(rows, history, values)[:, :4] @ w4
    print(f"without the campaign: {name:29s} AUC {auc(score, label[rows]):.3f}")
    #> without the campaign: random split, as reported     AUC 0.725
    #> without the campaign: the month after, known users  AUC 0.715
# --8<-- [end:suspect]

# --8<-- [start:slices]
p_live = 1 / (1 + np.exp(-features(live, past, as_sent) @ w))
for name, rows in (
    ("known, dollars", known & ~cents),
    ("new, dollars", ~known & ~cents),
    ("all in cents", cents),
):
    rows = rows[live]
    said, seen = p_live[rows].mean(), label[live][rows].mean()
    print(f"{name:14s} {rows.mean():3.0%} of traffic, said {said:.2f}, seen {seen:.2f}")
    #> known, dollars 42% of traffic, said 0.23, seen 0.26
    #> new, dollars   28% of traffic, said 0.20, seen 0.25
    #> all in cents   30% of traffic, said 0.83, seen 0.26
# --8<-- [end:slices]
