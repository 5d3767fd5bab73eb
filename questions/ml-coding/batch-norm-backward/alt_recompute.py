import numpy as np


def batch_norm(x, gamma, beta, running, training=True, momentum=0.1, eps=1e-5):
    """Keeps x and the statistics only; the normalized values are recomputed on the way back, which saves an array."""
    mean, var = (np.mean(x, axis=0), np.var(x, axis=0)) if training else (running[0], running[1])
    if training:
        correction = len(x) / (len(x) - 1)
        running = [running[0] * (1 - momentum) + mean * momentum, running[1] * (1 - momentum) + var * correction * momentum]
    slope = gamma / np.sqrt(var + eps)
    return (x - mean) * slope + beta, running, (x, mean, var + eps, slope, training)


def batch_norm_backward(dy, cache):
    """With one sum of dy and one of dy * (x - mean) a column, in terms of x itself."""
    x, mean, var, slope, training = cache
    n = len(x)
    sum_dy, sum_dy_x = dy.sum(axis=0), (dy * (x - mean)).sum(axis=0)
    dx = slope * dy
    if training:
        dx = slope / n * (n * dy - sum_dy - (x - mean) * sum_dy_x / var)
    return dx, sum_dy_x / np.sqrt(var), sum_dy
