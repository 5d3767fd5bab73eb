# fails: test_confident_mistakes_cost_their_logit
import numpy as np


def binary_cross_entropy(z, y):
    """Mean loss of logits z (n,) and labels y (n,), which may lie between 0 and 1."""
    p = 1 / (1 + np.exp(-z))
    return -(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12)).mean()


def log_softmax(z):
    """Log-probabilities of the rows of z (n, classes)."""
    shifted = z - z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def cross_entropy(logits, labels, ignore=-1):
    """Mean loss over the rows whose label is not `ignore`; 0 if there are none."""
    kept = labels != ignore
    logp = log_softmax(logits)
    losses = -logp[np.arange(len(labels)), np.where(kept, labels, 0)]
    return np.where(kept, losses, 0).sum() / max(kept.sum(), 1)


def learning_rate(step, peak, warmup, total):
    """Up in a line to the peak at step `warmup`, down in a line to 0 at `total`."""
    if step <= warmup:
        return peak * step / warmup
    return peak * (total - step) / (total - warmup)
