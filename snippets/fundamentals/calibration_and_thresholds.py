"""Rebalancing distorts probabilities but not the ranking; one shift repairs them."""

import numpy as np

rng = np.random.default_rng(3)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def draw(n):
    """Claims with about 2% fraud; two features and an intercept."""
    x = np.c_[np.ones(n), rng.normal(size=(n, 2))]
    return x, rng.random(n) < sigmoid(x @ np.array([-4.9, 1.2, 0.8]))


def fit(x, y, steps=25):
    """Logistic regression by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(steps):
        p = sigmoid(x @ w)
        w += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x, x.T @ (y - p))
    return w


# --8<-- [start:rebalance]
x, y = draw(200_000)
honest_share = y.mean() / (1 - y.mean())  # keeps about as many honest claims as fraud
keep = y | (rng.random(len(y)) < honest_share)
weights = fit(x[keep], y[keep])

x_test, y_test = draw(200_000)
raw = sigmoid(x_test @ weights)
prior, sampled = y.mean(), y[keep].mean()
odds = raw / (1 - raw) * (prior / (1 - prior)) / (sampled / (1 - sampled))
corrected = odds / (1 + odds)
print(f"fit on {keep.sum():,} claims; fraud rate in the test {y_test.mean():.3f}")
#> fit on 7,523 claims; fraud rate in the test 0.018
print(f"mean score: raw {raw.mean():.3f}, corrected {corrected.mean():.3f}")
#> mean score: raw 0.325, corrected 0.019
# --8<-- [end:rebalance]

# --8<-- [start:reliability]
edges = np.quantile(raw, [0, 0.5, 0.9, 0.99, 1])
for low, high in zip(edges[:-1], edges[1:]):
    inside = (raw >= low) & (raw <= high)
    means = [values[inside].mean() for values in (raw, corrected, y_test)]
    row = "raw {:.3f}  corrected {:.3f}  observed {:.3f}".format(*means)
    print(row, f" n {inside.sum():7,}")
    #> raw 0.121  corrected 0.003  observed 0.003  n 100,000
    #> raw 0.456  corrected 0.018  observed 0.018  n  80,000
    #> raw 0.807  corrected 0.084  observed 0.075  n  18,000
    #> raw 0.949  corrected 0.290  observed 0.269  n   2,000
# --8<-- [end:reliability]

# --8<-- [start:threshold]
miss, false_alarm = 900, 100  # dollars
threshold = false_alarm / (false_alarm + miss)


def cost(flag):
    """Dollars lost per 1,000 claims."""
    return 1000 * (miss * (y_test & ~flag) + false_alarm * (~y_test & flag)).mean()


flags = {"nothing": raw > 1, "raw > 0.5": raw > 0.5, "raw > 0.1": raw > threshold}
flags["corrected > 0.1"] = corrected > threshold
for rule, flag in flags.items():
    print(f"{rule:16} flags {flag.mean():6.1%}  costs ${cost(flag):6,.0f}")
    #> nothing          flags   0.0%  costs $16,443
    #> raw > 0.5        flags  24.8%  costs $27,565
    #> raw > 0.1        flags  77.9%  costs $76,416
    #> corrected > 0.1  flags   3.4%  costs $14,386
# --8<-- [end:threshold]
