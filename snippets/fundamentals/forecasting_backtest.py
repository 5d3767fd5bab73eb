"""Backtests of daily demand: a random split flatters, horizons differ, and a lag that is not known yet leaks."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:series]
days = 3 * 364
week = np.array([0, -5, -3, 0, 8, 20, 10.0])
level = 100 + np.cumsum(rng.normal(0, 2.5, size=days))  # drifts like a random walk
demand = level + np.tile(week, days // 7) + rng.normal(0, 4, size=days)
# --8<-- [end:series]


def mae(errors):
    return np.mean(np.abs(errors))


# --8<-- [start:split]
def neighbor_days(known, wanted):
    """Mean of the six known days nearest in time with the same weekday."""
    guesses = []
    for t in wanted:
        same = known[known % 7 == t % 7]
        guesses.append(demand[same[np.argsort(np.abs(same - t))[:6]]].mean())
    return np.array(guesses)


shuffled = rng.permutation(days)
test = shuffled[:200]
random_split = mae(demand[test] - neighbor_days(shuffled[200:], test))
rolling = []
for origin in range(days - 280, days - 27, 28):  # ten origins, four weeks each
    wanted = np.arange(origin, origin + 28)
    rolling.append(mae(demand[wanted] - neighbor_days(np.arange(origin), wanted)))
print(
    f"mean absolute error: random split {random_split:.1f}, rolling origins "
    f"{np.mean(rolling):.1f} (from {min(rolling):.1f} to {max(rolling):.1f})"
)
#> mean absolute error: random split 6.2, rolling origins 13.7 (from 4.3 to 31.6)
# --8<-- [end:split]


def lag_model(horizon, lags, start, origin):
    """Least squares on lags (counted from the day forecast), before the origin."""
    t = np.arange(start, origin)
    X = np.column_stack([np.ones(len(t))] + [demand[t - lag] for lag in lags])
    return np.linalg.lstsq(X, demand[t], rcond=None)[0]


# --8<-- [start:horizon]
def backtest(horizon, lags=None):
    errors = []
    for origin in range(days - 364, days - 28):
        t = origin + horizon - 1  # day forecast; the last known day is origin - 1
        if lags is None:  # seasonal naive: the same weekday of the last known week
            guess = demand[t - 7 * ((horizon + 6) // 7)]
        else:
            guess = weights[0] + weights[1:] @ demand[t - np.array(lags)]
        errors.append(demand[t] - guess)
    return mae(errors)


for horizon in (1, 7, 28):
    naive = backtest(horizon)
    season = 7 * ((horizon + 6) // 7)
    lags = [*range(horizon, horizon + 7), season, season + 7, season + 14]
    weights = lag_model(horizon, lags, 60, days - 364)
    model = backtest(horizon, lags)
    print(
        f"{horizon:2} days ahead: seasonal naive {naive:.1f}, lag model {model:.1f}, "
        f"ratio {model / naive:.2f}"
    )
    #>  1 days ahead: seasonal naive 7.0, lag model 5.8, ratio 0.83
    #>  7 days ahead: seasonal naive 7.0, lag model 7.8, ratio 1.12
    #> 28 days ahead: seasonal naive 12.6, lag model 16.7, ratio 1.33
# --8<-- [end:horizon]

# --8<-- [start:difference]
for horizon in (7, 28):
    t = np.arange(60, days)
    base = demand[t - 7 * ((horizon + 6) // 7)]  # the seasonal naive forecast
    recent = np.mean([demand[t - lag] for lag in range(horizon, horizon + 7)], axis=0)
    before = np.mean(
        [demand[t - lag] for lag in range(horizon + 7, horizon + 14)], axis=0
    )
    X, change = (recent - before)[:, None], demand[t] - base
    past = t < days - 364
    w = np.linalg.lstsq(X[past], change[past], rcond=None)[0]
    print(
        f"{horizon:2} days ahead, modeling the change: "
        f"{mae(change[~past] - X[~past] @ w):.1f}"
    )
    #>  7 days ahead, modeling the change: 7.2
    #> 28 days ahead, modeling the change: 12.7
# --8<-- [end:difference]

# --8<-- [start:leak]
lags = [1, 2, 7, 14]  # yesterday is not known when we plan seven days ahead
weights = lag_model(7, lags, 60, days - 364)
print(f"7 days ahead with yesterday's demand: {backtest(7, lags):.1f}")
#> 7 days ahead with yesterday's demand: 6.3
# --8<-- [end:leak]
