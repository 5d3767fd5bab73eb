from collections import defaultdict

import numpy as np


class HyperplaneLSH:
    """Approximate nearest neighbors by cosine among the rows of X, an (n, d) array."""

    def __init__(self, X, tables, bits, rng):
        """Builds hash tables; each key is made of the given number of random
        hyperplanes.
        """
        self.unit = X / np.linalg.norm(X, axis=1, keepdims=True)
        # independent in every table
        self.normals = rng.normal(size=(tables, X.shape[1], bits))
        self.tables = [defaultdict(list) for _ in range(tables)]
        for normals, table in zip(self.normals, self.tables):
            for row, key in enumerate(self.keys(X, normals)):
                table[key].append(row)

    @staticmethod
    def keys(X, normals):
        """One key a row: on which side of each hyperplane it lies."""
        return [side.tobytes() for side in np.packbits(X @ normals > 0, axis=1)]

    def candidates(self, q):
        """Indices of the rows that share q's bucket in at least one table, each once,
        in any order.
        """
        found = set()
        for normals, table in zip(self.normals, self.tables):
            found.update(table.get(self.keys(q[None, :], normals)[0], []))
        return sorted(found)

    def query(self, q, k):
        """Indices of the k candidates with the largest cosine to q, best first; fewer
        if there are fewer.
        """
        rows = np.array(self.candidates(q), dtype=int)
        # the length of q does not change the order
        return rows[np.argsort(-(self.unit[rows] @ q))[:k]]
