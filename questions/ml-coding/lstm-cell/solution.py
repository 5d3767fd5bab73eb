import numpy as np


def sigmoid(z):
    """1 / (1 + exp(-z)) without an exponential that could overflow."""
    return (1 + np.tanh(z / 2)) / 2


def lstm_cell(x, h, c, W, U, b):
    """One step: x (n, d), states h and c (n, k), W (d, 4k), U (k, 4k), b (4k,); returns the new (h, c)."""
    i, f, g, o = np.split(x @ W + h @ U + b, 4, axis=1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


def lstm(xs, lengths, W, U, b):
    """Runs padded sequences xs (T, n, d) from zero states; returns h (n, k) after each sequence's own last step."""
    h = c = np.zeros((xs.shape[1], len(U)))
    for t, x in enumerate(xs):
        running = (t < lengths)[:, None]
        new_h, new_c = lstm_cell(x, h, c, W, U, b)
        h, c = np.where(running, new_h, h), np.where(running, new_c, c)  # a sequence that has ended keeps its state
    return h
