# fails: test_columns_far_from_zero
import numpy as np


def batch_norm(x, gamma, beta, running, training=True, momentum=0.1, eps=1e-5):
    n, (mean, var) = len(x), running
    if training:
        mean = x.mean(axis=0)
        var = (x**2).mean(axis=0) - mean**2  # cancels when the mean is large
        running = (1 - momentum) * running[0] + momentum * mean, (1 - momentum) * running[1] + momentum * var * n / (n - 1)
    scale = 1 / np.sqrt(var + eps)
    x_hat = (x - mean) * scale
    return gamma * x_hat + beta, running, (x_hat, gamma, scale, training)


def batch_norm_backward(dy, cache):
    x_hat, gamma, scale, training = cache
    dx_hat = dy * gamma
    if training:
        dx_hat = dx_hat - dx_hat.mean(axis=0) - x_hat * (dx_hat * x_hat).mean(axis=0)
    return dx_hat * scale, (dy * x_hat).sum(axis=0), dy.sum(axis=0)
