import numpy as np


def psi(reference, current, bins=10, floor=1e-4):
    """Edges by counting what lies at or below each value; bins by comparing with all
    edges. KL both ways.
    """
    r = reference[np.isfinite(reference)]
    values, counts = np.unique(r, return_counts=True)
    at_or_below = np.cumsum(counts) * bins  # whole numbers, compared with i * n
    edges = sorted(
        {values[np.argmax(at_or_below >= i * len(r))] for i in range(1, bins)}
    )

    def shares(x):
        label = (
            sum((x > e).astype(int) for e in edges) if edges else np.zeros(len(x), int)
        )
        label = np.where(np.isnan(x), len(edges) + 1, label)
        return np.clip(
            [np.mean(label == b) for b in range(len(edges) + 2)], floor, None
        )

    p, q = shares(reference), shares(current)
    return np.sum(q * np.log(q / p)) + np.sum(p * np.log(p / q))


def ks(reference, current):
    """A walk of +1/n and -1/m over the pooled sample, read where the value changes."""
    a, b = reference[~np.isnan(reference)], current[~np.isnan(current)]
    values = np.concatenate([a, b])
    steps = np.concatenate([np.full(len(a), 1 / len(a)), np.full(len(b), -1 / len(b))])
    order = np.argsort(values)
    walk = np.cumsum(steps[order])
    last = np.append(np.diff(values[order]) > 0, True)
    return np.abs(walk[last]).max()
