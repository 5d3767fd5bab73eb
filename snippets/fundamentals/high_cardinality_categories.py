"""Collisions of hashed categories, counted and computed; and how a target encoding memorizes rare ones."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:collisions]
categories = 100_000
frequency = 1 / np.arange(1, categories + 1) ** 1.1  # a few are common, most are rare
frequency /= frequency.sum()
print(f"the 1,000 most common make up {frequency[:1000].sum():.0%} of the rows")
#> the 1,000 most common make up 75% of the rows
for bits in (16, 18, 20, 22):
    buckets = 2**bits
    shares = 1 - (1 - 1 / buckets) ** (categories - 1)
    bucket = rng.integers(buckets, size=categories)
    counted = np.mean(np.bincount(bucket, minlength=buckets)[bucket] > 1)
    top = 1 - (1 - 1 / buckets) ** 999  # with one of the other common ones
    print(
        f"2^{bits} buckets: share one {shares:.0%} (counted {counted:.0%}), "
        f"common ones with each other {top:.1%}"
    )
    #> 2^16 buckets: share one 78% (counted 78%), common ones with each other 1.5%
    #> 2^18 buckets: share one 32% (counted 31%), common ones with each other 0.4%
    #> 2^20 buckets: share one 9% (counted 9%), common ones with each other 0.1%
    #> 2^22 buckets: share one 2% (counted 2%), common ones with each other 0.0%
# --8<-- [end:collisions]


def auc(y, score):
    rank = np.empty(len(score))
    rank[np.argsort(score + 1e-9 * rng.random(len(score)))] = np.arange(len(score))
    return (rank[y == 1].mean() - (y.sum() - 1) / 2) / (len(y) - y.sum())


n, levels = 30_000, 10_000
often = 1 / np.arange(1, levels + 1)
merchant, other = rng.choice(levels, size=(2, n), p=often / often.sum())
effect = rng.normal(0, 0.7, size=levels)  # merchants differ; the other column is noise
y = (rng.random(n) < 1 / (1 + np.exp(2 - effect[merchant]))).astype(float)
train, test = np.arange(n) < 20_000, np.arange(n) >= 20_000
fold = rng.integers(5, size=n)


# --8<-- [start:target]
def encode(column, rows, strength):
    """Mean target of each level on the given rows, pulled toward the overall mean."""
    total = np.bincount(column[rows], y[rows], minlength=levels)
    count = np.bincount(column[rows], minlength=levels)
    return ((total + strength * y[rows].mean()) / (count + strength))[column]


for name, column in (("merchant", merchant), ("noise", other)):
    for strength in (0.1, 20):
        inside = encode(column, train, strength)
        folds = np.zeros(n)
        for k in range(5):
            folds[fold == k] = encode(column, train & (fold != k), strength)[fold == k]
        print(
            f"{name}, strength {strength}: "
            f"AUC train {auc(y[train], inside[train]):.2f}, "
            f"out of fold {auc(y[train], folds[train]):.2f}, "
            f"test {auc(y[test], inside[test]):.2f}"
        )
        #> merchant, strength 0.1: AUC train 0.83, out of fold 0.59, test 0.60
        #> merchant, strength 20: AUC train 0.76, out of fold 0.61, test 0.62
        #> noise, strength 0.1: AUC train 0.79, out of fold 0.50, test 0.51
        #> noise, strength 20: AUC train 0.75, out of fold 0.50, test 0.51
# --8<-- [end:target]
