import numpy as np


def fit(X, y, rounds, rate=0.1):
    """Boosts stumps on squared error; X is (n, d), y (n,).

    Returns a model of any form, for predict only.
    """
    raise NotImplementedError


def predict(model, X):
    """Predictions of the model for the rows of X; shape (n,)."""
    raise NotImplementedError
