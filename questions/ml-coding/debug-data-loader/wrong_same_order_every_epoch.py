# fails: test_epochs_differ
import numpy as np


class Loader:
    """Batches (X, y) of one epoch per iteration, in a new order each time."""

    def __init__(self, X, y, batch_size, shuffle=True, seed=0):
        self.X, self.y = X, y
        self.batch_size, self.shuffle = batch_size, shuffle
        self.seed = seed

    def __len__(self):
        """Batches per epoch."""
        return -(-len(self.X) // self.batch_size)

    def __iter__(self):
        order = np.arange(len(self.X))
        if self.shuffle:
            order = np.random.default_rng(self.seed).permutation(len(self.X))
        return self.batches(order)

    def batches(self, order):
        X, y = self.X[order], self.y[order]
        for start in range(0, len(order), self.batch_size):
            stop = start + self.batch_size
            yield X[start:stop], y[start:stop]
