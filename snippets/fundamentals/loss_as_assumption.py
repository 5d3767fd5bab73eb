"""Each loss estimates its own number of a distribution, and is a likelihood of its own noise."""

import numpy as np

rng = np.random.default_rng(0)

minutes = rng.lognormal(mean=3, sigma=0.8, size=5001)  # delivery times, skewed


# --8<-- [start:constants]
def huber(r, delta=10):
    """Squared near zero, absolute beyond delta."""
    a = np.abs(r)
    return np.where(a <= delta, 0.5 * a**2, delta * (a - 0.5 * delta))


def pinball(r, q=0.9):
    """A shortfall costs q a minute, an excess 1 - q."""
    return np.maximum(q * r, (q - 1) * r)


losses = {"squared": np.square, "absolute": np.abs, "Huber": huber, "pinball": pinball}
grid = np.linspace(5, 90, 851)  # candidate constants, in tenths of a minute
for name, loss in losses.items():
    risk = [loss(minutes - c).mean() for c in grid]
    print(f"{name:8}  best constant {grid[np.argmin(risk)]:.1f}")
    #> squared   best constant 27.5
    #> absolute  best constant 19.6
    #> Huber     best constant 20.6
    #> pinball   best constant 56.6
center = f"mean {minutes.mean():.1f}, median {np.median(minutes):.1f}"
print(f"{center}, 90% quantile {np.quantile(minutes, 0.9):.1f}")
#> mean 27.5, median 19.6, 90% quantile 56.5
# --8<-- [end:constants]

# --8<-- [start:efficiency]
def spread(sample, estimator):
    """Standard deviation of an estimated center over 4,000 samples of 100."""
    return estimator(sample(size=(4000, 100)), axis=1).std()


def huber_center(x, axis, delta=1):
    """Where the residuals, clipped at ±delta, have mean zero."""
    c = np.median(x, axis=axis, keepdims=True)
    for _ in range(20):
        c = c + np.clip(x - c, -delta, delta).mean(axis=axis, keepdims=True)
    return c


noises = {"Gaussian": rng.normal, "Laplace": rng.laplace}
for name, noise in noises.items():
    mean, median = spread(noise, np.mean), spread(noise, np.median)
    between = spread(noise, huber_center)
    print(f"{name:8} noise  mean {mean:.3f}  median {median:.3f}  Huber {between:.3f}")
    #> Gaussian noise  mean 0.100  median 0.124  Huber 0.107
    #> Laplace  noise  mean 0.144  median 0.107  Huber 0.115
# --8<-- [end:efficiency]

# --8<-- [start:classes]
share = np.array([0.1, 0.3, 0.6, 0.9])  # true probability of the positive class
scores = np.linspace(-4, 4, 8001)[:, None]
log_loss = share * np.logaddexp(0, -scores) + (1 - share) * np.logaddexp(0, scores)
hinge = share * np.maximum(0, 1 - scores) + (1 - share) * np.maximum(0, 1 + scores)
print("log-odds     ", np.log(share / (1 - share)).round(2))
#> log-odds      [-2.2  -0.85  0.41  2.2 ]
print("logistic loss", scores[log_loss.argmin(axis=0), 0].round(2))
#> logistic loss [-2.2  -0.85  0.41  2.2 ]
print("hinge loss   ", scores[hinge.argmin(axis=0), 0].round(2))
#> hinge loss    [-1. -1.  1.  1.]
# --8<-- [end:classes]
