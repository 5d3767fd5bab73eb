import numpy as np


class LoRALinear:
    """The update as a sum of `rank` outer products, one for each pair of a row of A and a column of B."""

    def __init__(self, W, b, rank, alpha, rng):
        self.W, self.b, self.alpha, self.rank = W, b, alpha, rank
        self.A = 0.02 * rng.standard_normal((rank, W.shape[1]))
        self.B = np.zeros((W.shape[0], rank))

    def forward(self, x):
        out = np.einsum("oi,...i->...o", self.W, x) + self.b
        for a, b in zip(self.A, self.B.T):
            out = out + self.alpha / self.rank * np.multiply.outer(np.dot(x, a), b)
        return out

    def merged(self):
        return self.W + self.alpha / self.rank * sum(np.outer(b, a) for a, b in zip(self.A, self.B.T))

    def trainable(self):
        return int(np.prod(self.A.shape) + np.prod(self.B.shape))
