import numpy as np


def predict_proba(X, w, b):
    """P(y = 1) for each row of X (n, d), given weights w (d,) and bias b; shape (n,)."""
    raise NotImplementedError


def log_loss(X, y, w, b, l2=0.0):
    """Mean cross-entropy of labels y in {0, 1}, plus l2 / 2 * |w|^2; the bias is not penalized."""
    raise NotImplementedError


def fit(X, y, l2=0.0, rate=0.5, steps=1000):
    """Minimizes log_loss by gradient descent from zero; returns (w, b)."""
    raise NotImplementedError
