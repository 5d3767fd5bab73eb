"""Boosted trees on a growing series: stuck at the top, and three ways out."""

import numpy as np

rng = np.random.default_rng(0)
months = np.arange(120)  # eight years to learn from, two to forecast
season = 10 * np.sin(2 * np.pi * months / 12)
promo = (rng.random(120) < 0.25).astype(float)
y = 100 + 1.5 * months + season + 8 * promo + rng.normal(scale=2, size=120)
train, test = months < 96, months >= 96


def grow(X, y, depth):
    """A small regression tree as nested tuples."""
    if depth == 0 or len(y) < 6:
        return y.mean()
    best = (np.inf,)
    for j in range(X.shape[1]):
        for cut in np.unique(X[:, j])[:-1]:
            go = X[:, j] <= cut
            loss = go.sum() * y[go].var() + (~go).sum() * y[~go].var()
            best = min(best, (loss, j, cut))
    if len(best) == 1:
        return y.mean()
    _, j, cut = best
    go = X[:, j] <= cut
    return j, cut, grow(X[go], y[go], depth - 1), grow(X[~go], y[~go], depth - 1)


def predict(tree, X):
    if not isinstance(tree, tuple):
        return np.full(len(X), tree)
    j, cut, low, high = tree
    return np.where(X[:, j] <= cut, predict(low, X), predict(high, X))


def boost(X, y, new, rounds=60, rate=0.15):
    """Predictions of boosted trees for new rows."""
    fitted, out = np.full(len(y), y.mean()), np.full(len(new), y.mean())
    for _ in range(rounds):
        tree = grow(X, y - fitted, 2)
        fitted, out = fitted + rate * predict(tree, X), out + rate * predict(tree, new)
    return out


# --8<-- [start:stuck]
def errors(forecast):
    """Mean absolute error of either year."""
    return np.abs(forecast - y[test]).reshape(2, 12).mean(axis=1).round(1)


X = np.c_[months, months % 12, promo]
raw = boost(X[train], y[train], X[test])
print("trees on the level", errors(raw))
#> trees on the level [15.7 33.2]
tops = y[train].max(), raw.max(), y[test].max()
print("largest seen {:.0f}, forecast {:.0f}, true {:.0f}".format(*tops))
#> largest seen 249, forecast 247, true 282
# --8<-- [end:stuck]

# --8<-- [start:ways]
line = np.polyfit(months[train], y[train], 1)
rest = boost(X[train][:, 1:], (y - np.polyval(line, months))[train], X[test][:, 1:])
hybrid = np.polyval(line, months[test]) + rest
print("line + trees on the rest", errors(hybrid))
#> line + trees on the rest [2.4 2. ]

change = y[12:96] - y[:84]  # against the same month a year ago
pairs = np.c_[months % 12, promo, np.r_[np.zeros(12), promo[:-12]]]
step = boost(pairs[12:96], change, pairs[test])
first = y[84:96] + step[:12]
change_forecast = np.r_[first, first + step[12:]]
print("trees on the yearly change", errors(change_forecast))
#> trees on the yearly change [2.4 3.5]

waves = [np.sin(2 * np.pi * months / 12), np.cos(2 * np.pi * months / 12)]
L = np.c_[np.ones(120), months, promo, np.transpose(waves)]
print("linear with season", errors(L[test] @ np.linalg.lstsq(L[train], y[train])[0]))
#> linear with season [1.7 2.1]
# --8<-- [end:ways]

# --8<-- [start:bend]
y[test] -= 1.5 * (months[test] - 96)  # growth ends where the forecast starts
print("level", errors(raw), " line", errors(hybrid), " change", errors(change_forecast))
#> level [7.5 7.3]  line [ 6.9 25. ]  change [ 9.  27.5]
# --8<-- [end:bend]
