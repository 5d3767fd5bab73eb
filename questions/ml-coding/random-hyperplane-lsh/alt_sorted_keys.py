import numpy as np


class HyperplaneLSH:
    """Keys as floats holding whole numbers, rows sorted by key in each table; a bucket
    is a slice found by bisection.
    """

    def __init__(self, X, tables, bits, rng):
        self.X, self.bits = np.array(X, dtype=float), bits
        self.planes = rng.standard_normal((X.shape[1], tables * bits))
        # uniform on the sphere; signs stay the same
        self.planes /= np.linalg.norm(self.planes, axis=0)
        keys = self.hash(self.X)
        self.order = np.argsort(keys, axis=0, kind="stable")
        self.sorted = np.take_along_axis(keys, self.order, axis=0)

    def hash(self, X):
        """(n, tables): exact for up to 52 bits."""
        signs = (X @ self.planes >= 0).reshape(len(X), -1, self.bits)
        return signs @ 2.0 ** np.arange(self.bits)

    def candidates(self, q):
        parts = []
        for t, key in enumerate(self.hash(q[None])[0]):
            low, high = np.searchsorted(
                self.sorted[:, t], [key, np.nextafter(key, np.inf)]
            )
            parts.append(self.order[low:high, t])
        return np.unique(np.concatenate(parts))

    def query(self, q, k):
        rows = self.candidates(q)
        cosine = self.X[rows] @ q / np.linalg.norm(self.X[rows], axis=1)
        return rows[np.argsort(cosine)[::-1][:k]].tolist()
