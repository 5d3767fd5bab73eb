"""New items: shrinking few ratings toward what the attributes predict, and what happens without exploration."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:shrink]
items, genres = 20_000, 20
genre = rng.integers(genres, size=items)
genre_mean = rng.normal(3.5, 0.35, size=genres)
quality = genre_mean[genre] + rng.normal(
    0, 0.4, size=items
)  # what many ratings would show
for n in (1, 3, 10, 100):
    ratings = quality + rng.normal(0, 1.0, size=items) / np.sqrt(n)  # mean of n ratings
    weight = n / (n + 1.0**2 / 0.4**2)  # rating variance over variance between items
    errors = {
        "own mean": ratings - quality,
        "genre mean": genre_mean[genre] - quality,
        "both": weight * ratings + (1 - weight) * genre_mean[genre] - quality,
    }
    rmse = ", ".join(
        f"{name} {np.sqrt(np.mean(e**2)):.2f}" for name, e in errors.items()
    )
    print(f"{n:3} ratings: {rmse}")
    #>   1 ratings: own mean 1.01, genre mean 0.40, both 0.37
    #>   3 ratings: own mean 0.57, genre mean 0.40, both 0.33
    #>  10 ratings: own mean 0.32, genre mean 0.40, both 0.25
    #> 100 ratings: own mean 0.10, genre mean 0.40, both 0.10
# --8<-- [end:shrink]


def season(exploration, weeks=60, shown=10_000):
    """Each week 20 items arrive; the 100 with the best estimate are shown most."""
    rate, clicks, views = np.empty(0), np.empty(0), np.empty(0)
    earned = 0.0
    for _ in range(weeks):
        rate = np.r_[rate, rng.beta(2, 38, size=20)]  # true click rates, mean 5%
        clicks, views = np.r_[clicks, np.zeros(20)], np.r_[views, np.zeros(20)]
        estimate = (clicks + 1) / (views + 25)  # cautious start at 4%
        best = np.argsort(-estimate)[:100]
        new = np.argsort(views)[:20]  # those seen least
        impressions = np.zeros(len(rate))
        impressions[best] += shown * (1 - exploration) / len(best)
        impressions[new] += shown * exploration / len(new)
        got = rng.binomial(impressions.astype(int), rate)
        earned, clicks, views = (
            earned + got.sum(),
            clicks + got,
            views + impressions.astype(int),
        )
    never = np.mean(views < 30)
    return earned / (weeks * shown), never


# --8<-- [start:explore]
for exploration in (0.0, 0.02, 0.1, 0.3):
    click_rate, never = np.mean([season(exploration) for _ in range(10)], axis=0)
    print(
        f"exploration {exploration:.0%}: click rate {click_rate:.2%}, "
        f"items with under 30 views {never:.0%}"
    )
    #> exploration 0%: click rate 7.53%, items with under 30 views 80%
    #> exploration 2%: click rate 8.91%, items with under 30 views 70%
    #> exploration 10%: click rate 9.30%, items with under 30 views 0%
    #> exploration 30%: click rate 8.35%, items with under 30 views 0%
# --8<-- [end:explore]
