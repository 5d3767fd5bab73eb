# fails: test_gradient_of_the_input
import numpy as np


def batch_norm(x, gamma, beta, running, training=True, momentum=0.1, eps=1e-5):
    mean, var = running
    if training:
        mean, var = x.mean(axis=0), x.var(axis=0)
        running = (1 - momentum) * running[0] + momentum * mean, (1 - momentum) * running[1] + momentum * x.var(axis=0, ddof=1)
    scale = 1 / np.sqrt(var + eps)
    x_hat = (x - mean) * scale
    return gamma * x_hat + beta, running, (x_hat, gamma, scale)


def batch_norm_backward(dy, cache):
    x_hat, gamma, scale = cache
    return dy * gamma * scale, (dy * x_hat).sum(axis=0), dy.sum(axis=0)
