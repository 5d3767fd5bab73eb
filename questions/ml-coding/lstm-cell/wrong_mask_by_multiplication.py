# fails: test_padding_may_be_nan
import numpy as np


def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2


def lstm_cell(x, h, c, W, U, b):
    i, f, g, o = np.split(x @ W + h @ U + b, 4, axis=1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


def lstm(xs, lengths, W, U, b):
    h = c = np.zeros((xs.shape[1], len(U)))
    for t, x in enumerate(xs):
        mask = (t < np.asarray(lengths))[:, None].astype(float)
        new_h, new_c = lstm_cell(x, h, c, W, U, b)
        h, c = mask * new_h + (1 - mask) * h, mask * new_c + (1 - mask) * c  # 0 * NaN is NaN
    return h
