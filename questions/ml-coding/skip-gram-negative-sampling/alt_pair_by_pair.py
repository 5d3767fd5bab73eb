import math
from collections import defaultdict

import numpy as np


def log1p_exp(x):
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def sgns_step(W, C, centers, contexts, negatives, lr):
    """As on the whiteboard: one score at a time, gradients collected by word, then
    applied.
    """
    loss, dW, dC = 0.0, defaultdict(float), defaultdict(float)
    for center, context, drawn in zip(centers, contexts, negatives):
        targets = [(context, 1.0)] + [(word, 0.0) for word in drawn if word != context]
        for word, label in targets:
            s = float(W[center] @ C[word])
            loss += log1p_exp(-s if label else s)
            g = 0.5 * (1 + math.tanh(s / 2)) - label
            dW[int(center)] += g * C[word]
            dC[int(word)] += g * W[center]
    for table, gradient in ((W, dW), (C, dC)):
        for word, d in gradient.items():
            table[word] -= lr * d
    return loss
