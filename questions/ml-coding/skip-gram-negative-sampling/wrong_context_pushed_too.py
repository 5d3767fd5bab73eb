# fails: test_the_context_is_not_its_own_negative
import numpy as np


def sgns_step(W, C, centers, contexts, negatives, lr):
    words = np.concatenate([contexts[:, None], negatives], axis=1)
    label = np.arange(words.shape[1]) == 0
    w, c = W[centers], C[words]
    score = np.einsum("bd,bkd->bk", w, c)
    g = np.exp(-np.logaddexp(0, -score)) - label
    np.add.at(W, centers, -lr * np.einsum("bk,bkd->bd", g, c))
    np.add.at(C, words, -lr * g[:, :, None] * w[:, None])
    return np.logaddexp(0, np.where(label, -score, score)).sum()
