import numpy as np


def best_stump(X, orders, r):
    """(feature, threshold, left mean, right mean) of the best stump, or None.

    Best lowers the squared error of the residuals r most.
    """
    n, left, best = len(r), np.arange(1, len(r)), (0, None)
    for j, order in enumerate(orders if n > 1 else []):
        x = X[order, j]
        S = np.cumsum(r[order])[:-1]  # sums on the left; on the right they are -S
        gain = np.where(x[:-1] < x[1:], S**2 / left + S**2 / (n - left), 0)
        i = gain.argmax()
        if gain[i] > best[0]:
            threshold = (x[i] + x[i + 1]) / 2
            best = gain[i], (j, threshold, S[i] / left[i], -S[i] / (n - left[i]))
    return best[1]


def fit(X, y, rounds, rate=0.1):
    """Boosts stumps on squared error; X is (n, d), y (n,).

    Returns a model of any form, for predict only.
    """
    base, stumps = y.mean(), []
    orders, r = np.argsort(X, axis=0).T, y - base  # X is sorted once, only r changes
    for _ in range(rounds):
        stump = best_stump(X, orders, r)
        if stump is None:
            break
        stumps.append(stump)
        r = r - predict((0.0, rate, [stump]), X)
    return base, rate, stumps


def predict(model, X):
    """Predictions of the model for the rows of X; shape (n,)."""
    base, rate, stumps = model
    total = np.full(len(X), base)
    for j, threshold, a, b in stumps:
        total += rate * np.where(X[:, j] <= threshold, a, b)
    return total
