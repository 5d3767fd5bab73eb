# fails: test_one_bit_collides_by_the_angle
from collections import defaultdict

import numpy as np


class HyperplaneLSH:
    def __init__(self, X, tables, bits, rng):
        self.X = X
        self.planes = [rng.choice([-1.0, 1.0], size=(X.shape[1], bits)) for _ in range(tables)]
        self.tables = [defaultdict(list) for _ in range(tables)]
        for plane, table in zip(self.planes, self.tables):
            for row, x in enumerate(X @ plane > 0):
                table[x.tobytes()].append(row)

    def candidates(self, q):
        rows = set()
        for plane, table in zip(self.planes, self.tables):
            rows |= set(table[(q @ plane > 0).tobytes()])
        return sorted(rows)

    def query(self, q, k):
        rows = np.array(self.candidates(q), dtype=int)
        score = self.X[rows] @ q / np.linalg.norm(self.X[rows], axis=1)
        return rows[np.argsort(-score)[:k]]
