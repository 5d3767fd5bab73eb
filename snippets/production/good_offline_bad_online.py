"""Walk from the offline number to the live one, changing one thing at a time; the step with the drop names the cause."""

import numpy as np

rng = np.random.default_rng(12)

# --8<-- [start:world]
users, months, per_month = 3_000, 6, 4
taste = np.cumsum(rng.normal(0, [[1.0] + [0.5] * (months - 1)], (users, months)), axis=1)  # wanders from month to month
month = np.tile(np.repeat(np.arange(months), per_month), users)
user = np.repeat(np.arange(users), months * per_month)
new_user = rng.random(users) < 0.4  # joined in the last month: no history
x1, amount = rng.normal(size=user.size), rng.lognormal(3, 0.8, user.size)  # amount in dollars
z = -1.5 + 1.3 * taste[user, month] + 0.6 * x1 + (1.0 - 0.15 * month) * (np.log(amount) - 3)  # one effect fades
label = rng.random(user.size) < 1 / (1 + np.exp(-z))
cents = rng.random(user.size) < 0.3  # a new app version, live only, sends cents
# --8<-- [end:world]


def features(rows, history, amount):
    """Intercept, x1, log amount, and the user's past rate, shrunk toward the mean when history is short."""
    seen = np.bincount(user[history], minlength=users)
    hits = np.bincount(user[history], label[history], minlength=users)
    rate = (hits + 2 * label[history].mean()) / (seen + 2)
    return np.column_stack([np.ones(rows.sum()), x1[rows], np.log(amount[rows]), rate[user[rows]]])


def fit(x, y):
    """Logistic regression by Newton's method, slightly ridged."""
    w = np.zeros(x.shape[1])
    for _ in range(15):
        p = 1 / (1 + np.exp(-x @ w))
        w += np.linalg.solve((x.T * (p * (1 - p))) @ x + 1e-3 * np.eye(len(w)), x.T @ (y - p))
    return w


def auc(score, y):
    """Area under the ROC curve from ranks (no ties here)."""
    rank = np.empty(len(score))
    rank[score.argsort()] = np.arange(1, len(score) + 1)
    return (rank[y].sum() - y.sum() * (y.sum() + 1) / 2) / (y.sum() * (~y).sum())


# --8<-- [start:ladder]
known = ~new_user[user]
past, live = known & (month < 5), month == 5
train = past & (rng.random(user.size) < 0.8)  # the notebook's random 80/20 split
w_random = fit(features(train, train, amount), label[train])
early = known & (month < 4)  # honest: fit on months 0 to 3, history only from the past
w_time = fit(features(known & (month == 4), early, amount), label[known & (month == 4)])
as_sent = np.where(cents, amount * 100, amount)
steps = (
    ("random split, as reported", past & ~train, train, amount, w_random),
    ("next month, known users", live & known, past, amount, w_random),
    ("... trained as of the past", live & known, past, amount, w_time),
    ("... features as served", live & known, past, as_sent, w_time),
    ("... everybody who is live", live, past, as_sent, w_time),
)
for name, rows, history, values, w in steps:
    print(f"{name:28s} AUC {auc(features(rows, history, values) @ w, label[rows]):.3f}")
# --8<-- [end:ladder]

# --8<-- [start:slices]
score = features(live, past, as_sent) @ w_time
for name, rows in (("known, dollars", known & ~cents), ("known, cents", known & cents), ("new users", ~known)):
    rows = rows[live]
    p = 1 / (1 + np.exp(-score[rows]))
    print(f"{name:15s} {rows.mean():4.0%} of traffic, predicted {p.mean():.2f}, observed {label[live][rows].mean():.2f}")
# --8<-- [end:slices]
