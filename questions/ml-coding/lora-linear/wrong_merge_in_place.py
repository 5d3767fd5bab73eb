# fails: test_merging_changes_nothing, test_two_adapters_on_one_layer
import numpy as np


class LoRALinear:
    def __init__(self, W, b, rank, alpha, rng):
        d_out, d_in = W.shape
        self.W, self.b, self.scale = W, b, alpha / rank
        self.A = rng.normal(size=(rank, d_in)) / np.sqrt(d_in)
        self.B = np.zeros((d_out, rank))

    def forward(self, x):
        return x @ self.W.T + self.b + self.scale * (x @ self.A.T) @ self.B.T

    def merged(self):
        self.W += self.scale * self.B @ self.A
        return self.W

    def trainable(self):
        return self.A.size + self.B.size
