import numpy as np


def softplus(x):
    """log(1 + e^x): the linear part outside, only a negative exponent inside."""
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def binary_cross_entropy(z, y):
    """-log sigmoid(z) = softplus(-z) and -log(1 - sigmoid(z)) = softplus(z)."""
    return np.average(y * softplus(-z) + (1 - y) * softplus(z))


def cross_entropy(logits, labels, ignore=-1):
    """log of the sum of e^(z_c - z_label), one class after the other."""
    logits, labels = logits[labels != ignore], labels[labels != ignore]
    if not len(labels):
        return 0.0
    margins = logits - np.take_along_axis(logits, labels[:, None], axis=1)
    return np.logaddexp.reduce(margins, axis=1).mean()


def learning_rate(step, peak, warmup, total):
    return peak * np.interp(step, [0, warmup, total], [0, 1, 0])
