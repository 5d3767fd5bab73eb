import numpy as np


def value(p, X, Y, penalty):
    """The loss, for complex parameters as well: no abs, no conjugate."""
    u = X @ p["W1"]
    d = u - u.mean(axis=1, keepdims=True)
    u_hat = d / np.sqrt((d * d).mean(axis=1, keepdims=True) + 1e-5)
    error = np.tanh(p["g"] * u_hat + p["c"]) @ p["W2"] - Y
    size = (p["W1"] ** 2).sum() + (p["W2"] ** 2).sum()
    return (error * error).sum() / len(X) + penalty * size


def loss_and_gradients(params, X, Y, penalty=0.0):
    """Im f(p + ih) / h: a numerical derivative without cancellation."""
    grads = {}
    for name, p in params.items():
        grads[name] = np.zeros(np.shape(p))
        for index in np.ndindex(np.shape(p)):
            moved = p.astype(complex)
            moved[index] += 1e-30j
            shifted = {**params, name: moved}
            grads[name][index] = value(shifted, X, Y, penalty).imag / 1e-30
    return value(params, X, Y, penalty), grads
