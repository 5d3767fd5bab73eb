import numpy as np


def objective(X, y, w, b, l2):
    losses = [max(0.0, 1 - m) for m in y * (X @ w + b)]
    return np.mean(losses) + l2 * float(np.dot(w, w)) / 2


def subgradient(X, y, w, b, l2):
    weight = np.where(1 - y * (X @ w + b) > 0, -y, 0) / len(y)
    return weight @ X + l2 * w, weight.sum()


def fit(X, y, l2, steps=1000):
    """Pegasos-like: random batches, rate 1 / (l2 (t + t0)).

    Returns the average of the second half of the path.
    """
    rng = np.random.default_rng(0)
    w, b, kept = np.zeros(X.shape[1]), 0.0, []
    total = max(4 * steps, 1)
    for t in range(total):
        rows = rng.integers(0, len(y), size=min(len(y), 64))
        by_w, by_b = subgradient(X[rows], y[rows], w, b, l2)
        rate = 1 / (l2 * (t + 2 / l2))
        w, b = w - rate * by_w, b - rate * by_b
        if 2 * t >= total:
            kept.append(np.append(w, b))
    mean = np.mean(kept, axis=0)
    return mean[:-1], mean[-1]
