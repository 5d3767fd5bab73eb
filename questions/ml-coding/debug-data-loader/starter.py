import numpy as np


class Loader:
    """Batches (X, y) of one epoch per iteration, in a new order each time."""

    def __init__(self, X, y, batch_size, shuffle=True, seed=0):
        self.X, self.y = X, y
        self.batch_size, self.shuffle = batch_size, shuffle
        self.epoch = self.batches()

    def __len__(self):
        """Batches per epoch."""
        return len(self.X) // self.batch_size

    def __iter__(self):
        return self.epoch

    def batches(self):
        X, y = self.X, self.y
        if self.shuffle:
            X = X[np.random.permutation(len(X))]
            y = y[np.random.permutation(len(y))]
        for start in range(0, len(self) * self.batch_size, self.batch_size):
            stop = start + self.batch_size
            yield X[start:stop], y[start:stop]
