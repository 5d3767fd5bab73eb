"""Noise, squared bias and variance of k-nearest-neighbor regression, and what averaging does."""

import numpy as np

rng = np.random.default_rng(0)
sigma, n, repeats = 0.5, 50, 2000


def truth(x):
    return np.sin(4 * x)


# --8<-- [start:decompose]
def draw():
    """One training set: inputs and noisy targets."""
    x = rng.uniform(-1, 1, n)
    return x, truth(x) + sigma * rng.normal(size=n)


def nearest(x, y, k, at):
    """Mean target of the k training points nearest to `at`."""
    return y[np.argsort(np.abs(x - at))[:k]].mean()


at = 0.4  # one point is enough to see it
for k in (1, 5, 15, 40):
    fits = np.array([nearest(*draw(), k, at) for _ in range(repeats)])
    fresh = truth(at) + sigma * rng.normal(size=repeats)
    bias2, variance = (fits.mean() - truth(at)) ** 2, fits.var()
    total, measured = sigma**2 + bias2 + variance, np.mean((fresh - fits) ** 2)
    parts = f"noise {sigma**2:.2f} + bias² {bias2:.3f} + variance {variance:.3f}"
    print(f"k {k:2}  {parts} = {total:.2f}  measured {measured:.2f}")
    #> k  1  noise 0.25 + bias² 0.000 + variance 0.247 = 0.50  measured 0.49
    #> k  5  noise 0.25 + bias² 0.002 + variance 0.050 = 0.30  measured 0.30
    #> k 15  noise 0.25 + bias² 0.060 + variance 0.029 = 0.34  measured 0.36
    #> k 40  noise 0.25 + bias² 1.001 + variance 0.020 = 1.27  measured 1.24
# --8<-- [end:decompose]

# --8<-- [start:training]
for k in (1, 5, 15, 40):
    train, new = [], []
    for _ in range(300):
        x, y = draw()
        x_new, y_new = draw()
        order = np.argsort(np.abs(x[:, None] - x), axis=1)[:, :k]
        order_new = np.argsort(np.abs(x_new[:, None] - x), axis=1)[:, :k]
        train.append(np.mean((y - y[order].mean(axis=1)) ** 2))
        new.append(np.mean((y_new - y[order_new].mean(axis=1)) ** 2))
    print(f"k {k:2}  training error {np.mean(train):.2f}  new data {np.mean(new):.2f}")
    #> k  1  training error 0.00  new data 0.50
    #> k  5  training error 0.21  new data 0.31
    #> k 15  training error 0.35  new data 0.42
    #> k 40  training error 0.67  new data 0.71
# --8<-- [end:training]

# --8<-- [start:average]
def bagged(x, y, at, bags=50):
    """Mean of 1-nearest-neighbor fits to bootstrap samples."""
    picks = rng.integers(n, size=(bags, n))
    near = np.argmin(np.abs(x[picks] - at), axis=1)
    return y[picks[np.arange(bags), near]].mean()


samples = [draw() for _ in range(repeats)]
single = np.array([nearest(x, y, 1, at) for x, y in samples])
bag = np.array([bagged(x, y, at) for x, y in samples])
for name, fits in (("one fit          ", single), ("50 bootstrap fits", bag)):
    bias2 = (fits.mean() - truth(at)) ** 2
    print(f"{name}  bias² {bias2:.3f}  variance {fits.var():.3f}")
    #> one fit            bias² 0.000  variance 0.256
    #> 50 bootstrap fits  bias² 0.000  variance 0.123
# --8<-- [end:average]
