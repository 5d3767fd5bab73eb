import numpy as np


def batch_norm(x, gamma, beta, running, training=True, momentum=0.1, eps=1e-5):
    """The forward pass as a chain of small steps, all of which are kept for the way back."""
    n = len(x)
    mean = x.sum(axis=0) / n if training else running[0]
    centered = x - mean
    var = (centered**2).sum(axis=0) / n if training else running[1]
    std = np.sqrt(var + eps)
    x_hat = centered / std
    if training:
        batch = mean, np.var(x, axis=0, ddof=1)
        running = tuple(old + momentum * (new - old) for old, new in zip(running, batch))
    cache = {"centered": centered, "std": std, "x_hat": x_hat, "gamma": gamma, "training": training}
    return gamma * x_hat + beta, running, cache


def batch_norm_backward(dy, cache):
    """The chain rule node by node: x_hat, standard deviation, variance, centered x, mean."""
    centered, std, n = cache["centered"], cache["std"], len(dy)
    dx_hat = dy * cache["gamma"]
    dcentered = dx_hat / std
    if cache["training"]:
        dstd = -(dx_hat * centered).sum(axis=0) / std**2
        dvar = dstd / (2 * std)
        dcentered = dcentered + 2 * centered * dvar / n
        dmean = -dcentered.sum(axis=0)
        dx = dcentered + dmean / n
    else:
        dx = dcentered
    return dx, np.einsum("nd,nd->d", dy, cache["x_hat"]), dy.sum(axis=0)
