import numpy as np


def sgns_step(W, C, centers, contexts, negatives, lr):
    """One SGD step on B pairs: changes W and C, both (vocabulary, d), in place; returns
    the loss before the step.

    centers and contexts are (B,) word ids, negatives is (B, k).
    """
    raise NotImplementedError
