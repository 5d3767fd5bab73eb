import numpy as np


def sigmoid(x):
    return np.exp(-np.logaddexp(0, -x))


def sgns_step(W, C, centers, contexts, negatives, lr):
    """One SGD step on B pairs: changes W and C, both (vocabulary, d), in place; returns
    the loss before the step.

    centers and contexts are (B,) word ids, negatives is (B, k).
    """
    words = np.column_stack([contexts, negatives])  # (B, 1 + k), the true context first
    label = np.zeros(words.shape)
    label[:, 0] = 1
    counts = np.ones(words.shape)
    # a negative that is the context itself is dropped
    counts[:, 1:] = words[:, 1:] != words[:, :1]
    w, c = W[centers], C[words]  # copies, (B, d) and (B, 1 + k, d)
    score = np.einsum("bd,bkd->bk", w, c)
    loss = (counts * np.logaddexp(0, np.where(label == 1, -score, score))).sum()
    g = counts * (sigmoid(score) - label)  # derivative of the loss by each score
    # .at: repeated ids add up
    np.subtract.at(W, centers, lr * np.einsum("bk,bkd->bd", g, c))
    np.subtract.at(C, words, lr * g[:, :, None] * w[:, None, :])
    return loss
