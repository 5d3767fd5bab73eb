# fails: test_twenty_thousand_rows
import numpy as np


def fit(X, y, rounds, rate=0.1):
    base, stumps, r = y.mean(), [], y - y.mean()
    for _ in range(rounds):
        best = None
        for j in range(X.shape[1]):
            values = np.unique(X[:, j])
            for t in (values[1:] + values[:-1]) / 2:
                left = X[:, j] <= t
                a, b = r[left].mean(), r[~left].mean()
                error = ((r - np.where(left, a, b)) ** 2).sum()
                if error < (r @ r) * (1 - 1e-12) and (best is None or error < best[0]):
                    best = error, j, t, a, b
        if best is None:
            break
        stumps.append(best)
        r = r - rate * np.where(X[:, best[1]] <= best[2], best[3], best[4])
    return base, rate, stumps


def predict(model, X):
    base, rate, stumps = model
    return base + rate * sum(
        (np.where(X[:, j] <= t, a, b) for _, j, t, a, b in stumps), np.zeros(len(X))
    )
