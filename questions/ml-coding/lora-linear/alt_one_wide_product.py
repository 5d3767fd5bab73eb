import numpy as np


class LoRALinear:
    """The update joins the frozen layer in one product: [x, s x A'] times [W, B]'."""

    def __init__(self, W, b, rank, alpha, rng):
        self.weight, self.bias, self.alpha = np.asarray(W), np.asarray(b), alpha
        bound = np.sqrt(1 / self.weight.shape[1])
        self.A = rng.uniform(-bound, bound, size=(rank, self.weight.shape[1]))
        self.B = np.zeros((self.weight.shape[0], rank))

    def forward(self, x):
        wide = np.concatenate([x, self.alpha / len(self.A) * (x @ self.A.T)], axis=-1)
        return wide @ np.concatenate([self.weight, self.B], axis=1).T + self.bias

    def merged(self):
        return self.forward(np.eye(self.weight.shape[1])).T - self.bias[:, None]

    def trainable(self):
        return len(self.A) * sum(self.weight.shape)
