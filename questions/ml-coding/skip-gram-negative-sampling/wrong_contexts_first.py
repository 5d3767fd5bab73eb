# fails: test_all_gradients_come_from_the_old_tables, test_the_step_is_the_gradient_of_both_tables
import numpy as np


def sgns_step(W, C, centers, contexts, negatives, lr):
    words = np.concatenate([contexts[:, None], negatives], axis=1)
    label = np.arange(words.shape[1]) == 0
    counts = (words != contexts[:, None]) | label
    score = np.einsum("bd,bkd->bk", W[centers], C[words])
    g = counts * (np.exp(-np.logaddexp(0, -score)) - label)
    np.add.at(C, words, -lr * g[:, :, None] * W[centers][:, None])
    np.add.at(W, centers, -lr * np.einsum("bk,bkd->bd", g, C[words]))  # C has moved already
    return (counts * np.logaddexp(0, np.where(label, -score, score))).sum()
