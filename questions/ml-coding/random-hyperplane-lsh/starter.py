import numpy as np


class HyperplaneLSH:
    """Approximate nearest neighbors by cosine among the rows of X, an (n, d) array."""

    def __init__(self, X, tables, bits, rng):
        """Builds hash tables; each key is made of the given number of random
        hyperplanes.
        """
        raise NotImplementedError

    def candidates(self, q):
        """Indices of the rows that share q's bucket in at least one table, each once,
        in any order.
        """
        raise NotImplementedError

    def query(self, q, k):
        """Indices of the k candidates with the largest cosine to q, best first; fewer
        if there are fewer.
        """
        raise NotImplementedError
