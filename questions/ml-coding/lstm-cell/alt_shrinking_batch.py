import numpy as np


def lstm_cell(x, h, c, W, U, b):
    """The four gates one after the other, each with its own slice of the weights."""
    k = h.shape[1]
    i, f, g, o = (x @ W[:, j * k : (j + 1) * k] + h @ U[:, j * k : (j + 1) * k] + b[j * k : (j + 1) * k] for j in range(4))
    i, f, o = (np.exp(-np.logaddexp(0, -z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


def lstm(xs, lengths, W, U, b):
    """Sorts by length and computes only the sequences still running, as packed sequences do: no work on padding."""
    order = np.argsort(lengths)[::-1]
    steps = np.asarray(lengths)[order]
    h, c = np.zeros((2, len(order), len(U)))
    for t in range(steps.max(initial=0)):
        m = np.count_nonzero(steps > t)
        h[:m], c[:m] = lstm_cell(xs[t, order[:m]], h[:m], c[:m], W, U, b)
    result = np.empty_like(h)
    result[order] = h
    return result
