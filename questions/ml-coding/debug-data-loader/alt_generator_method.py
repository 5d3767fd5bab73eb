import math
import random


class Loader:
    """The iterator is a generator function: calling iter() starts a new epoch."""

    def __init__(self, X, y, batch_size, shuffle=True, seed=0):
        self.data = X, y
        self.size = batch_size
        self.random = random.Random(seed) if shuffle else None

    def __len__(self):
        return math.ceil(len(self.data[0]) / self.size)

    def __iter__(self):
        rows = list(range(len(self.data[0])))
        if self.random:
            self.random.shuffle(rows)
        while rows:
            batch, rows = rows[: self.size], rows[self.size :]
            yield tuple(part[batch] for part in self.data)
