import heapq
import math

import numpy as np


class HyperplaneLSH:
    """No hash tables: compares the short signatures of all rows. Linear time, but on
    bits and not on floats.
    """

    def __init__(self, X, tables, bits, rng):
        self.X = X.copy()
        self.planes = [
            [rng.normal(size=X.shape[1]) for _ in range(bits)] for _ in range(tables)
        ]
        self.signatures = [self.sign(X, planes) for planes in self.planes]

    @staticmethod
    def sign(X, planes):
        return np.stack([X @ normal < 0 for normal in planes], axis=-1)

    def candidates(self, q):
        hit = np.zeros(len(self.X), dtype=bool)
        for planes, signature in zip(self.planes, self.signatures):
            hit |= (signature == self.sign(q, planes)).all(axis=1)
        return {int(row) for row in np.flatnonzero(hit)}

    def query(self, q, k):
        def cosine(row):
            x = self.X[row]
            return float(x @ q) / math.sqrt(float(x @ x))

        return heapq.nlargest(k, self.candidates(q), key=cosine)
