import numpy as np


class Loader:
    """The order is a function of seed and epoch, so any epoch can be replayed."""

    def __init__(self, X, y, batch_size, shuffle=True, seed=0):
        self.X, self.y, self.shuffle = X, y, shuffle
        self.cuts = list(range(batch_size, len(X), batch_size))
        self.seed, self.epoch = seed, 0

    def __len__(self):
        return len(self.cuts) + 1

    def __iter__(self):
        order = np.arange(len(self.X))
        if self.shuffle:
            np.random.default_rng([self.seed, self.epoch]).shuffle(order)
        self.epoch += 1
        return ((self.X[rows], self.y[rows]) for rows in np.split(order, self.cuts))
