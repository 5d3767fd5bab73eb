import numpy as np


def batch_norm(x, gamma, beta, running, training=True, momentum=0.1, eps=1e-5):
    """x (n, d), gamma and beta (d,), running a pair (mean, variance), each (d,); returns (y, new running, cache)."""
    mean, var = running
    if training:
        n = len(x)
        old_mean, old_var = running
        mean, var = x.mean(axis=0), x.var(axis=0)
        unbiased = var * n / (n - 1)
        running = (1 - momentum) * old_mean + momentum * mean, (1 - momentum) * old_var + momentum * unbiased
    scale = 1 / np.sqrt(var + eps)
    x_hat = (x - mean) * scale
    return gamma * x_hat + beta, running, (x_hat, gamma, scale, training)


def batch_norm_backward(dy, cache):
    """Gradients (dx, dgamma, dbeta) of a loss from its gradient dy (n, d) by the output y."""
    x_hat, gamma, scale, training = cache
    dx_hat = dy * gamma
    if training:  # x also moves the mean and the variance
        dx_hat = dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0)
    return dx_hat * scale, (dy * x_hat).sum(axis=0), dy.sum(axis=0)
