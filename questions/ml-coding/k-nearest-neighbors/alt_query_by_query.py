import math
from collections import Counter

import numpy as np


def neighbors(X, queries, k):
    """One query at a time in O(nd) memory, ordered by (distance, index)."""
    distances, indices = [], []
    for q in queries:
        gaps = np.linalg.norm(X - q, axis=1)
        order = np.lexsort((np.arange(len(X)), gaps))[:k]
        indices.append(order.tolist())
        distances.append([math.sqrt(sum((X[i] - q) ** 2)) for i in order])
    return distances, indices


def predict(X, y, queries, k):
    found = []
    for row in neighbors(X, queries, k)[1]:
        count = Counter(int(y[i]) for i in row)
        found.append(min(count, key=lambda label: (-count[label], label)))
    return found
