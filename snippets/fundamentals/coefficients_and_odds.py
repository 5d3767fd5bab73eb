"""A logistic coefficient is a log odds ratio given the other features; collinearity frees its sign."""

import numpy as np

rng = np.random.default_rng(38)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def fit(X, y, steps=12):
    """Maximum likelihood by Newton's method; returns weights and standard errors."""
    X = np.c_[np.ones(len(X)), X]
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        p = sigmoid(X @ w)
        H = X.T @ (X * (p * (1 - p))[:, None])
        w = w + np.linalg.solve(H, X.T @ (y - p))
    return w[1:], np.sqrt(np.diag(np.linalg.inv(H)))[1:]


# --8<-- [start:odds]
for p in (0.02, 0.20, 0.50, 0.90):
    odds = p / (1 - p) * np.exp(0.4)
    print(f"from {p:.2f} to {odds / (1 + odds):.3f}")
    #> from 0.02 to 0.030
    #> from 0.20 to 0.272
    #> from 0.50 to 0.599
    #> from 0.90 to 0.931
# --8<-- [end:odds]

# --8<-- [start:flip]
n = 3000
income = rng.normal(size=n)  # standardized
limit = income + 0.1 * rng.normal(size=n)  # the bank sets limits by income
y = rng.random(n) < sigmoid(-2.5 - 0.5 * income)  # the limit itself does nothing
both, se = fit(np.c_[income, limit], y)
alone, se_alone = fit(income[:, None], y)
print(f"both   income {both[0]:+.2f} ± {se[0]:.2f}  limit {both[1]:+.2f} ± {se[1]:.2f}")
#> both   income +0.39 ± 0.68  limit -0.95 ± 0.68
print(f"alone  income {alone[0]:+.2f} ± {se_alone[0]:.2f}  sum {both.sum():+.2f}")
#> alone  income -0.57 ± 0.07  sum -0.56

draws = [rng.integers(n, size=n) for _ in range(200)]
boot = np.array([fit(np.c_[income, limit][i], y[i])[0] for i in draws])
positive, total = np.mean(boot[:, 0] > 0), boot.sum(axis=1)
low, high = np.quantile(total, (0.025, 0.975))
print(f"income positive in {positive:.0%} of resamples, sum {low:+.2f} to {high:+.2f}")
#> income positive in 70% of resamples, sum -0.68 to -0.44
# --8<-- [end:flip]

# --8<-- [start:given]
n = 20_000
income = rng.normal(size=n)
loan = 0.8 * income + 0.6 * rng.normal(size=n)  # larger incomes borrow more
y = rng.random(n) < sigmoid(-2.5 - 0.8 * income + 1.2 * loan)
alone, _ = fit(income[:, None], y)
given, se = fit(np.c_[income, loan], y)
print(f"income alone {alone[0]:+.2f}, given the loan {given[0]:+.2f} ± {se[0]:.2f}")
#> income alone +0.18, given the loan -0.78 ± 0.04
# --8<-- [end:given]
