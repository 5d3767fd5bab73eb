import numpy as np


def init(d, hidden, classes, rng):
    params = {"b1": np.zeros(hidden), "b2": np.zeros(classes)}
    params["W1"] = rng.normal(scale=np.sqrt(2 / d), size=(d, hidden))
    params["W2"] = rng.normal(scale=np.sqrt(2 / hidden), size=(hidden, classes))
    return params


def forward(params, X):
    a = X @ params["W1"] + params["b1"]
    h = a * (a > 0)
    z = h @ params["W2"] + params["b2"]
    return h, np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])


def loss_and_gradients(params, X, y):
    """One example at a time, summed and divided at the end."""
    grads, loss = {name: np.zeros_like(value) for name, value in params.items()}, 0.0
    h, p = forward(params, X)
    for i, label in enumerate(y):
        loss -= np.log(p[i, label]) / len(y)
        dz = (p[i] - np.eye(p.shape[1])[label]) / len(y)
        da = np.where(h[i] > 0, params["W2"] @ dz, 0)
        grads["W2"] += np.outer(h[i], dz)
        grads["b2"] += dz
        grads["W1"] += np.outer(X[i], da)
        grads["b1"] += da
    return loss, grads


def train(X, y, hidden=16, classes=3, rate=0.1, epochs=60, batch=32, seed=0):
    """Shuffles pairs in a copy."""
    rng = np.random.default_rng(seed)
    params = init(X.shape[1], hidden, classes, rng)
    for _ in range(epochs):
        pairs = list(zip(X, y))
        pairs = [pairs[i] for i in rng.permutation(len(pairs))]
        for i in range(0, len(pairs), batch):
            xs, ys = zip(*pairs[i : i + batch])
            _, grads = loss_and_gradients(params, np.array(xs), np.array(ys))
            params = {name: params[name] - rate * grads[name] for name in params}
    return params
