import numpy as np


def init(d, hidden, classes, rng):
    """Parameters of a network with one hidden ReLU layer."""
    W1 = rng.normal(size=(d, hidden)) * np.sqrt(2 / d)
    W2 = rng.normal(size=(hidden, classes)) * np.sqrt(2 / hidden)
    return {"W1": W1, "b1": np.zeros(hidden), "W2": W2, "b2": np.zeros(classes)}


def forward(params, X):
    """Hidden activations (n, hidden) and class probabilities (n, classes)."""
    h = np.maximum(X @ params["W1"] + params["b1"], 0)
    z = h @ params["W2"] + params["b2"]
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return h, e / e.sum(axis=1, keepdims=True)


def loss_and_gradients(params, X, y):
    """One step back for each step forward, with no shortcut: mean, log, pick, softmax, linear, ReLU, linear."""
    n, (h, p) = len(y), forward(params, X)
    rows = np.arange(n)
    d_losses = np.full(n, 1 / n)  # mean
    d_p = np.zeros_like(p)
    d_p[rows, y] = -d_losses / p[rows, y]  # -log of the picked probability; breaks when that is 0
    dz = p * (d_p - (d_p * p).sum(axis=1, keepdims=True))  # softmax: diag(p) - p p' times d_p
    dh = dz @ params["W2"].T
    da = np.where(h > 0, dh, 0)  # ReLU
    grads = {"W1": X.T @ da, "b1": da.sum(axis=0), "W2": h.T @ dz, "b2": dz.sum(axis=0)}
    return -np.log(p[rows, y]).mean(), grads


def train(X, y, hidden=16, classes=3, rate=0.1, epochs=60, batch=32, seed=0):
    """Each batch is a fresh draw of row numbers: nothing to shuffle, and X and y cannot come apart."""
    rng = np.random.default_rng(seed)
    params = init(X.shape[1], hidden, classes, rng)
    for _ in range(epochs * -(-len(X) // batch)):
        rows = rng.integers(len(X), size=batch)
        _, grads = loss_and_gradients(params, X[rows], y[rows])
        params = {name: params[name] - rate * grads[name] for name in params}
    return params
