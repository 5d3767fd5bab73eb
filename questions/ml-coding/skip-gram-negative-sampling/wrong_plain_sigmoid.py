# fails: test_large_scores
import numpy as np


def sgns_step(W, C, centers, contexts, negatives, lr):
    words = np.concatenate([contexts[:, None], negatives], axis=1)
    label = np.arange(words.shape[1]) == 0
    counts = (words != contexts[:, None]) | label
    w, c = W[centers], C[words]
    p = 1 / (1 + np.exp(-np.einsum("bd,bkd->bk", w, c)))
    g = counts * (p - label)
    np.add.at(W, centers, -lr * np.einsum("bk,bkd->bd", g, c))
    np.add.at(C, words, -lr * g[:, :, None] * w[:, None])
    return -(counts * np.log(np.where(label, p, 1 - p))).sum()
