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
    """Mean cross-entropy of integer labels y (n,), and its gradient by parameter name."""
    n = len(y)
    h, p = forward(params, X)
    loss = -np.log(p[np.arange(n), y]).mean()
    dz = p.copy()
    dz[np.arange(n), y] -= 1
    dh = dz @ params["W2"].T
    return loss, {"W1": X.T @ dh, "b1": dh.sum(axis=0), "W2": h.T @ dz, "b2": dz.sum(axis=0)}


def train(X, y, hidden=16, classes=3, rate=0.1, epochs=60, batch=32, seed=0):
    """Mini-batch gradient descent; returns the parameters."""
    rng = np.random.default_rng(seed)
    params = init(X.shape[1], hidden, classes, rng)
    for _ in range(epochs):
        rng.shuffle(X)
        for i in range(0, len(X), batch):
            _, grads = loss_and_gradients(params, X[i : i + batch], y[i : i + batch])
            for name in params:
                params[name] = params[name] - rate * grads[name]
    return params
