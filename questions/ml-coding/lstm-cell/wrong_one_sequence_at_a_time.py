# fails: test_150_000_sequences_at_once
import numpy as np


def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2


def lstm_cell(x, h, c, W, U, b):
    i, f, g, o = np.split(x @ W + h @ U + b, 4, axis=1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


def lstm(xs, lengths, W, U, b):
    finals = np.zeros((xs.shape[1], len(U)))
    for j, length in enumerate(lengths):  # needs no mask, and never uses the batch
        h = c = np.zeros((1, len(U)))
        for x in xs[:length, j : j + 1]:
            h, c = lstm_cell(x, h, c, W, U, b)
        finals[j] = h[0]
    return finals
