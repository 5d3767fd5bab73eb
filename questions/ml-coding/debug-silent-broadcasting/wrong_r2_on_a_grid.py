# fails: test_r2_of_perfect_predictions_is_one
import numpy as np


def flat(a):
    """A vector, whether it came as (n,), as a column (n, 1) or as a list."""
    return np.asarray(a, dtype=float).reshape(-1)


def fit(X, y, rate=0.1, steps=500):
    """Weights (d,) and bias of a linear regression, by gradient descent."""
    y = flat(y)[:, None]
    w, b = np.zeros((X.shape[1], 1)), 0.0
    for _ in range(steps):
        error = X @ w + b - y
        w = w - rate * X.T @ error / len(X)
        b = b - rate * error.mean()
    return w[:, 0], b


def mse(y, y_hat, weights=None):
    """Mean squared error, or its weighted mean."""
    assert len(y) == len(y_hat)
    y, y_hat = flat(y), flat(y_hat)
    weights = np.ones(len(y)) if weights is None else flat(weights)
    return (weights * (y - y_hat) ** 2).mean() / weights.mean()


def r2(y, y_hat):
    """Share of the variance of y that y_hat explains."""
    assert len(y) == len(y_hat)
    y, y_hat = np.asarray(y), np.asarray(y_hat)
    return 1 - ((y - y_hat) ** 2).mean() / ((y - y.mean()) ** 2).mean()
