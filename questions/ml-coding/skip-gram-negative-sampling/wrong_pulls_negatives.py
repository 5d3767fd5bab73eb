# fails: test_one_pair_by_hand, test_training_separates_two_topics
import numpy as np


def sgns_step(W, C, centers, contexts, negatives, lr):
    words = np.concatenate([contexts[:, None], negatives], axis=1)
    label = np.arange(words.shape[1]) == 0
    counts = (words != contexts[:, None]) | label
    w, c = W[centers], C[words]
    score = np.einsum("bd,bkd->bk", w, c)
    signed = np.where(label, score, -score)
    # the sign of the negatives' scores is forgotten: all words are pulled closer
    g = np.where(counts, -np.exp(-np.logaddexp(0, signed)), 0.0)
    np.add.at(W, centers, -lr * np.einsum("bk,bkd->bd", g, c))
    np.add.at(C, words, -lr * g[:, :, None] * w[:, None])
    return (counts * np.logaddexp(0, -signed)).sum()
