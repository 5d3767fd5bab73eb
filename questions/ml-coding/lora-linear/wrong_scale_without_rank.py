# fails: test_update_is_scaled_by_alpha_over_rank
import numpy as np


class LoRALinear:
    def __init__(self, W, b, rank, alpha, rng):
        d_out, d_in = W.shape
        self.W, self.b, self.scale = W, b, alpha
        self.A = rng.normal(size=(rank, d_in)) / np.sqrt(d_in)
        self.B = np.zeros((d_out, rank))

    def forward(self, x):
        return x @ self.W.T + self.b + self.scale * (x @ self.A.T) @ self.B.T

    def merged(self):
        return self.W + self.scale * self.B @ self.A

    def trainable(self):
        return self.A.size + self.B.size
