# fails: test_padding_does_not_count
import numpy as np


def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2


def lstm_cell(x, h, c, W, U, b):
    i, f, g, o = np.split(x @ W + h @ U + b, 4, axis=1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


def lstm(xs, lengths, W, U, b):
    h = c = np.zeros((xs.shape[1], len(U)))
    for x in xs:
        h, c = lstm_cell(x, h, c, W, U, b)
    return h
