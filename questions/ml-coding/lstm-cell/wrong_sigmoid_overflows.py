# fails: test_large_inputs_saturate
import numpy as np


def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))


def lstm_cell(x, h, c, W, U, b):
    i, f, g, o = np.split(x @ W + h @ U + b, 4, axis=1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


def lstm(xs, lengths, W, U, b):
    h = c = np.zeros((xs.shape[1], len(U)))
    for t, x in enumerate(xs):
        running = (t < np.asarray(lengths))[:, None]
        new_h, new_c = lstm_cell(x, h, c, W, U, b)
        h, c = np.where(running, new_h, h), np.where(running, new_c, c)
    return h
