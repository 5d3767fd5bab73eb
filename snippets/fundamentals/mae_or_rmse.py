"""Daily demand, mostly zero: the median, the mean or a quantile, as the loss asks."""

import numpy as np

rng = np.random.default_rng(0)
demand = np.where(rng.random(20_000) < 0.6, 0, 1 + rng.poisson(4, 20_000))

# --8<-- [start:constants]
candidates = np.arange(0, 12.01, 0.1)
error = demand - candidates[:, None]
mae, rmse = np.abs(error).mean(axis=1), np.sqrt((error**2).mean(axis=1))

for name, score in {"MAE": mae, "RMSE": rmse}.items():
    best = score.argmin()
    scores = f"MAE {mae[best]:.2f}   RMSE {rmse[best]:.2f}"
    print(f"best constant by {name:4} {candidates[best]:.1f}   {scores}")
    #> best constant by MAE  0.0   MAE 2.02   RMSE 3.43
    #> best constant by RMSE 2.0   MAE 2.42   RMSE 2.77
print(f"demand: median {np.median(demand):.1f}  mean {demand.mean():.2f}")
#> demand: median 0.0  mean 2.02
# --8<-- [end:constants]

# --8<-- [start:stock]
short, over = 9, 1  # dollars per unit missing, per unit left over
cost = (short * np.maximum(error, 0) + over * np.maximum(-error, 0)).mean(axis=1)
level = short / (short + over)
cheapest, quantile = candidates[cost.argmin()], np.quantile(demand, level)
print(f"cheapest stock {cheapest:.0f}   {level:.0%} quantile of demand {quantile:.0f}")
#> cheapest stock 6   90% quantile of demand 6
for stock in (0, 2, 6):
    print(f"stock {stock}  costs ${cost[10 * stock]:5.2f} a day")
    #> stock 0  costs $18.17 a day
    #> stock 2  costs $12.18 a day
    #> stock 6  costs $ 5.71 a day
# --8<-- [end:stock]

# --8<-- [start:outlier]
errors = np.array([2.0, -1, 0, 1, -2, 1, 0, 2, -1, 1])  # of ten forecasts
broken = np.r_[errors[:-1], 100]  # one order entered a hundred times too large
for name, e in {"clean": errors, "one bad record": broken}.items():
    print(f"{name:15} MAE {np.abs(e).mean():5.2f}   RMSE {np.sqrt((e**2).mean()):5.2f}")
    #> clean           MAE  1.10   RMSE  1.30
    #> one bad record  MAE 11.00   RMSE 31.65
# --8<-- [end:outlier]

# --8<-- [start:totals]
days, parts = 400, 10_000
totals = np.zeros(days)
for day in range(days):
    ordered = rng.random(parts) < 0.4
    totals[day] = ordered.sum() + rng.poisson(4, ordered.sum()).sum()
print(f"medians of parts sum to {parts * np.median(demand):,.0f}")
#> medians of parts sum to 0
print(f"90% quantiles of parts sum to {parts * quantile:,.0f}")
#> 90% quantiles of parts sum to 60,000
print(f"total: mean {totals.mean():,.0f}, 90% quantile {np.quantile(totals, 0.9):,.0f}")
#> total: mean 19,996, 90% quantile 20,338
# --8<-- [end:totals]
