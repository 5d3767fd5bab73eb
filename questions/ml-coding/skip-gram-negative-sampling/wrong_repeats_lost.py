# fails: test_a_repeated_negative_counts_twice, test_a_repeated_pair_counts_twice
import numpy as np


def sgns_step(W, C, centers, contexts, negatives, lr):
    words = np.concatenate([contexts[:, None], negatives], axis=1)
    label = np.arange(words.shape[1]) == 0
    counts = (words != contexts[:, None]) | label
    w, c = W[centers], C[words]
    score = np.einsum("bd,bkd->bk", w, c)
    g = counts * (np.exp(-np.logaddexp(0, -score)) - label)
    W[centers] -= lr * np.einsum("bk,bkd->bd", g, c)
    C[words] -= lr * g[:, :, None] * w[:, None]
    return (counts * np.logaddexp(0, np.where(label, -score, score))).sum()
