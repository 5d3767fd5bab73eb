"""Maximum likelihood: a biased variance, Fisher information and efficiency, and a case where more data do not help."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:bias]
sigma2, n = 4.0, 5
x = rng.normal(10, np.sqrt(sigma2), size=(400_000, n))
squares = ((x - x.mean(axis=1, keepdims=True)) ** 2).sum(axis=1)
for divisor in (n - 1, n, n + 1):
    estimate = squares / divisor
    bias, variance = estimate.mean() - sigma2, estimate.var()
    print(
        f"/ {divisor}: bias {bias:+.2f}, variance {variance:.2f}, "
        f"MSE {bias**2 + variance:.2f}"
    )
    #> / 4: bias -0.00, variance 8.05, MSE 8.05
    #> / 5: bias -0.80, variance 5.15, MSE 5.79
    #> / 6: bias -1.33, variance 3.58, MSE 5.36
# --8<-- [end:bias]

# --8<-- [start:efficiency]
n = 101
x = rng.normal(0, 1, size=(40_000, n))
bound = 1 / n  # one over n times the Fisher information 1 / sigma^2
print(
    f"bound {bound:.5f}, mean {x.mean(axis=1).var():.5f}, "
    f"median {np.median(x, axis=1).var():.5f}"
)
#> bound 0.00990, mean 0.00986, median 0.01552
heavy = rng.laplace(0, 1, size=(40_000, n))  # Fisher information 1, variance 2
print(
    f"bound {bound:.5f}, mean {heavy.mean(axis=1).var():.5f}, "
    f"median {np.median(heavy, axis=1).var():.5f}"
)
#> bound 0.00990, mean 0.01996, median 0.01159
# --8<-- [end:efficiency]

# --8<-- [start:pairs]
for pairs in (100, 10_000, 1_000_000):
    level = rng.normal(0, 50, size=(pairs, 1))  # a parameter of its own for each pair
    pair = level + 2.0 * rng.normal(size=(pairs, 2))
    likelihood = np.mean((pair - pair.mean(axis=1, keepdims=True)) ** 2)
    print(f"{pairs:9,} pairs: maximum-likelihood variance {likelihood:.2f}")
    #>       100 pairs: maximum-likelihood variance 2.15
    #>    10,000 pairs: maximum-likelihood variance 1.99
    #> 1,000,000 pairs: maximum-likelihood variance 2.00
# --8<-- [end:pairs]
