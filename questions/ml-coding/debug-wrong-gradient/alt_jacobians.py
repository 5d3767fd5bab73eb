import numpy as np


def loss_and_gradients(params, X, Y, penalty=0.0):
    """One example at a time, with the whole Jacobian of the normalization."""
    W1, g, c, W2 = (params[name] for name in ("W1", "g", "c", "W2"))
    n, width = len(X), len(g)
    loss = penalty * (np.square(W1).sum() + np.square(W2).sum())
    grads = {"W1": 2 * penalty * W1, "g": np.zeros(width), "c": np.zeros(width)}
    grads["W2"] = 2 * penalty * W2
    for x, y in zip(X, Y):
        u = x @ W1
        sigma = np.sqrt(np.var(u) + 1e-5)
        u_hat = (u - u.mean()) / sigma
        h = np.tanh(g * u_hat + c)
        error = h @ W2 - y
        loss += error @ error / n
        da = 2 / n * (W2 @ error) / np.cosh(g * u_hat + c) ** 2
        centering = np.eye(width) - 1 / width
        jacobian = (centering - np.outer(u_hat, u_hat) / width) / sigma  # d u_hat / d u
        grads["W2"] = grads["W2"] + 2 / n * np.outer(h, error)
        grads["g"] += da * u_hat
        grads["c"] += da
        grads["W1"] = grads["W1"] + np.outer(x, jacobian.T @ (g * da))
    return loss, grads
