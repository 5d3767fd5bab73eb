"""Naive Bayes counts copied evidence again: same ranking, absurd probabilities."""

import numpy as np

rng = np.random.default_rng(0)


def auc(score, y):
    """Share of pairs that are ranked correctly (no ties here)."""
    rank = np.argsort(np.argsort(score)) + 1
    return (rank[y].sum() - y.sum() * (y.sum() + 1) / 2) / (y.sum() * (~y).sum())


def log_loss(z, y):
    return np.mean(np.logaddexp(0, z) - y * z)


# --8<-- [start:naive]
def naive_log_odds(X, y, new):
    """Gaussian naive Bayes with equal priors: a sum over features, one by one."""
    total = np.zeros(len(new))
    for x, v in zip(X.T, new.T):
        for c, sign in ((True, 1), (False, -1)):
            m, s = x[y == c].mean(), x[y == c].std()
            total += sign * (-0.5 * ((v - m) / s) ** 2 - np.log(s))
    return total


def sample(n, copies):
    """Four independent facts about the class; fact j is measured copies[j] times."""
    y = rng.random(n) < 0.5
    facts = rng.normal(size=(n, 4)) + 0.5 * np.where(y, 1, -1)[:, None]
    X = np.repeat(facts, copies, axis=1)
    return X + 0.1 * rng.normal(size=X.shape), y


# --8<-- [end:naive]

# --8<-- [start:copies]
for copies in ((1, 1, 1, 1), (10, 10, 10, 10), (37, 1, 1, 1)):
    (X, y), (new, truth) = sample(2000, copies), sample(20_000, copies)
    z = naive_log_odds(X, y, new)
    sure = np.abs(z) > np.log(99)  # claims at least 99%
    right = np.mean((z > 0)[sure] == truth[sure])
    quality = f"AUC {auc(z, truth):.3f}  log loss {log_loss(z, truth):5.2f}"
    print(f"copies {copies}  {quality}  99% sure {sure.mean():.0%}, right {right:.2f}")
    #> copies (1, 1, 1, 1)  AUC 0.919  log loss  0.36  99% sure 10%, right 0.99
    #> copies (10, 10, 10, 10)  AUC 0.919  log loss  1.71  99% sure 89%, right 0.87
    #> copies (37, 1, 1, 1)  AUC 0.780  log loss  6.37  99% sure 91%, right 0.73
# --8<-- [end:copies]

# --8<-- [start:repair]
(X, y), (held, label), (new, truth) = (sample(2000, (10,) * 4) for _ in range(3))
z_held, z_new = naive_log_odds(X, y, held), naive_log_odds(X, y, new)
factors = np.linspace(0.02, 1, 99)
best = min(factors, key=lambda f: log_loss(f * z_held, label))
before, after = log_loss(z_new, truth), log_loss(best * z_new, truth)
print(f"log-odds times {best:.2f}: log loss {before:.2f} → {after:.2f}")
#> log-odds times 0.10: log loss 1.71 → 0.36
# --8<-- [end:repair]
