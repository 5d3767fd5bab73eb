import numpy as np


def best_stump(X, orders, r):
    """(gain, feature, threshold, left mean, right mean) of the best stump, or None.

    Best lowers the squared error of the residuals r most.
    """
    n, left, best = len(r), np.arange(1, len(r)), None
    for j, order in enumerate(orders if n > 1 else []):
        x = X[order, j]
        S = np.cumsum(r[order])[
            :-1
        ]  # sums on the left; those on the right are -S, since residuals sum to 0
        gain = np.where(
            x[:-1] < x[1:], S**2 / left + S**2 / (n - left), 0
        )  # no threshold between equal values
        i = gain.argmax()
        if gain[i] > (best[0] if best else 0):
            best = (
                gain[i],
                j,
                (x[i] + x[i + 1]) / 2,
                S[i] / left[i],
                -S[i] / (n - left[i]),
            )
    return best


def fit(X, y, rounds, rate=0.1):
    """Boosts stumps on squared error; X is (n, d), y (n,).

    Returns a model of any form, for predict only.
    """
    base, stumps = y.mean(), []
    orders, r = (
        np.argsort(X, axis=0).T,
        y - base,
    )  # sorted once: X never changes, only the residuals do
    for _ in range(rounds):
        if (stump := best_stump(X, orders, r)) is None:
            break
        stumps.append(stump)
        r = r - predict((0.0, rate, [stump]), X)
    return base, rate, stumps


def predict(model, X):
    """Predictions of the model for the rows of X; shape (n,)."""
    base, rate, stumps = model
    return base + rate * sum(
        (np.where(X[:, j] <= t, a, b) for _, j, t, a, b in stumps), np.zeros(len(X))
    )
