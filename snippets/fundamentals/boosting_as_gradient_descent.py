"""Boosting as descent in predictions: gradients, leaf values, gains, shrinkage."""

import numpy as np

rng = np.random.default_rng(0)

# --8<-- [start:residuals]
def sigmoid(score):
    return 1 / (1 + np.exp(-score))


losses = {  # loss of a score, and its negative derivative
    "squared": (lambda y, f: 0.5 * (y - f) ** 2, lambda y, f: y - f),
    "absolute": (lambda y, f: np.abs(y - f), lambda y, f: np.sign(y - f)),
    "log loss": (lambda y, f: np.logaddexp(0, f) - y * f, lambda y, f: y - sigmoid(f)),
}
score, h = np.array([-1.5, 0.2, 2.0]), 1e-6
for name, (loss, residual) in losses.items():
    y = np.array([1.0, 0.0, 1.0])
    slope = (loss(y, score + h) - loss(y, score - h)) / (2 * h)
    print(f"{name:9} residual {residual(y, score).round(3)}  -slope {-slope.round(3)}")
    #> squared   residual [ 2.5 -0.2 -1. ]  -slope [ 2.5 -0.2 -1. ]
    #> absolute  residual [ 1. -1. -1.]  -slope [ 1. -1. -1.]
    #> log loss  residual [ 0.818 -0.55   0.119]  -slope [ 0.818 -0.55   0.119]
# --8<-- [end:residuals]


def log_loss(y, f):
    return np.sum(np.logaddexp(0, f) - y * f)


# --8<-- [start:leaf]
y = np.array([1, 1, 1, 0, 0, 0, 0, 1.0])
f = np.full(8, -0.5)  # every row has the same score so far
left = np.array([1, 1, 1, 1, 0, 0, 0, 0], dtype=bool)
g, hess, lam = sigmoid(f) - y, sigmoid(f) * (1 - sigmoid(f)), 1.0


def value(rows):
    return -g[rows].sum() / (hess[rows].sum() + lam)


def half_score(rows):
    return 0.5 * g[rows].sum() ** 2 / (hess[rows].sum() + lam)


every = left | ~left
gain = half_score(left) + half_score(~left) - half_score(every)
split = f + np.where(left, value(left), value(~left))
penalty = lam / 2 * (value(left) ** 2 + value(~left) ** 2 - value(every) ** 2)
saved = log_loss(y, f + value(every)) - log_loss(y, split) - penalty
print(f"leaves {value(left):+.3f} {value(~left):+.3f}, no split {value(every):+.3f}")
#> leaves +0.768 -0.263, no split +0.340
print(f"gain by the formula {gain:.3f}, objective really saved {saved:.3f}")
#> gain by the formula 0.473, objective really saved 0.465
# --8<-- [end:leaf]


def stump(X, g, hess, lam=1.0):
    """The split with the largest gain: column, cut, left and right value."""
    best = (-np.inf,)
    for j in range(X.shape[1]):
        order = np.argsort(X[:, j])
        G, H = np.cumsum(g[order])[:-1], np.cumsum(hess[order])[:-1]
        Gr, Hr = g.sum() - G, hess.sum() - H
        gains = G**2 / (H + lam) + Gr**2 / (Hr + lam)
        i = gains.argmax()
        if gains[i] > best[0]:
            cut = X[order[i : i + 2], j].mean()
            best = (gains[i], j, cut, -G[i] / (H[i] + lam), -Gr[i] / (Hr[i] + lam))
    return best[1:]


def make(n):
    X = rng.normal(size=(n, 10))
    return X, (rng.random(n) < sigmoid(X[:, 0] + 2 * np.abs(X[:, 1]) - 2)).astype(float)


# --8<-- [start:shrinkage]
(X, y), (Xt, yt) = make(300), make(5000)
for rate in (1.0, 0.3, 0.1):
    f, ft, train, test = np.zeros(300), np.zeros(5000), [], []
    for _ in range(400):
        p = sigmoid(f)
        j, cut, low, high = stump(X, p - y, p * (1 - p))
        f = f + rate * np.where(X[:, j] <= cut, low, high)
        ft = ft + rate * np.where(Xt[:, j] <= cut, low, high)
        train.append(log_loss(y, f) / 300)
        test.append(log_loss(yt, ft) / 5000)
    at = int(np.argmin(test))
    last = f"after 400: test {test[-1]:.3f}, train {train[-1]:.3f}"
    print(f"rate {rate}  best test {test[at]:.3f} after {at + 1:3}  {last}")
    #> rate 1.0  best test 0.555 after   8  after 400: test 0.903, train 0.081
    #> rate 0.3  best test 0.541 after  37  after 400: test 0.648, train 0.241
    #> rate 0.1  best test 0.542 after 113  after 400: test 0.564, train 0.354
# --8<-- [end:shrinkage]
