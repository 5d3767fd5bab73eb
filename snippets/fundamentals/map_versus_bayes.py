"""Maximum likelihood, MAP and the full posterior for click rates of new ads."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:estimates]
a, b = 2, 38  # the prior of our ads: Beta with mean 5%
clicks, views = 0, 20
after_a, after_b = a + clicks, b + views - clicks
mle = clicks / views
mode = (after_a - 1) / (after_a + after_b - 2)
mean = after_a / (after_a + after_b)
print(f"maximum likelihood {mle:.4f}  mode {mode:.4f}  mean {mean:.4f}")
#> maximum likelihood 0.0000  mode 0.0172  mean 0.0333
theta = np.linspace(1e-6, 1 - 1e-6, 100_001)
density = theta ** (after_a - 1) * (1 - theta) ** (after_b - 1)
in_log_odds = density * theta * (1 - theta)  # the same posterior, over log-odds
modes = theta[density.argmax()], theta[in_log_odds.argmax()]
print(f"mode over rates {modes[0]:.4f}, over log-odds {modes[1]:.4f}")
#> mode over rates 0.0172, over log-odds 0.0333
# --8<-- [end:estimates]

# --8<-- [start:prediction]
rates = rng.beta(a, b, size=200_000)  # many ads from the prior, 20 views each
seen = rng.binomial(20, rates)
guesses = {
    "maximum likelihood": seen / 20,
    "mode": (a + seen - 1) / (a + b + 20 - 2),
    "mean": (a + seen) / (a + b + 20),
}
for name, p in guesses.items():
    with np.errstate(divide="ignore", invalid="ignore"):
        loss = -rates * np.log(p) - (1 - rates) * np.log(1 - p)
    miss = np.sqrt(np.mean((p - rates) ** 2))
    print(f"{name:18}  log loss {loss.mean():.4f}  root mean squared error {miss:.4f}")
    #> maximum likelihood  log loss inf  root mean squared error 0.0482
    #> mode                log loss 0.1993  root mean squared error 0.0319
    #> mean                log loss 0.1952  root mean squared error 0.0279
# --8<-- [end:prediction]

# --8<-- [start:decision]
known = 0.045  # an old ad with a well-known click rate
draws = rng.beta(after_a, after_b, size=400_000)
better = draws > known
print(f"mean {mean:.4f}, but above {known} with probability {better.mean():.2f}")
#> mean 0.0333, but above 0.045 with probability 0.25
future = 100_000  # views to come; first show the new ad 500 times, then decide
more = rng.binomial(500, draws)
updated = (after_a + more) / (after_a + after_b + 500)
test_first = 500 * draws + (future - 500) * np.where(updated > known, draws, known)
print(f"clicks: stay {future * known:.0f}, test first {test_first.mean():.0f}")
#> clicks: stay 4500, test first 4951
# --8<-- [end:decision]
