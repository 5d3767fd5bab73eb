import numpy as np


def layer_norm(u, g, c, eps=1e-5):
    """Normalizes each row of u (n, h), scales by g and shifts by c, both (h,)."""
    s = 1 / np.sqrt(u.var(axis=1, keepdims=True) + eps)
    u_hat = (u - u.mean(axis=1, keepdims=True)) * s
    return g * u_hat + c, (u_hat, s, g)


def layer_norm_backward(da, cache):
    """Gradients by u, g and c from the gradient da (n, h) by the output."""
    u_hat, s, g = cache
    d_hat = da * g  # g is 1 at the start only
    along_u = u_hat * (d_hat * u_hat).mean(axis=1, keepdims=True)  # by the variance
    du = s * (d_hat - d_hat.mean(axis=1, keepdims=True) - along_u)
    return du, (da * u_hat).sum(axis=0), da.sum(axis=0)


def loss_and_gradients(params, X, Y, penalty=0.0):
    """Mean over rows of the squared error, plus the penalty; gradients by name."""
    W1, g, c, W2 = (params[name] for name in ("W1", "g", "c", "W2"))
    a, cache = layer_norm(X @ W1, g, c)
    h = np.tanh(a)
    error = h @ W2 - Y
    loss = (error**2).sum() / len(X) + penalty * ((W1**2).sum() + (W2**2).sum())
    d_out = 2 * error / len(X)
    da = (d_out @ W2.T) * (1 - h**2)  # h is already the tanh
    du, dg, dc = layer_norm_backward(da, cache)
    dW1, dW2 = X.T @ du + 2 * penalty * W1, h.T @ d_out + 2 * penalty * W2
    return loss, {"W1": dW1, "g": dg, "c": dc, "W2": dW2}
