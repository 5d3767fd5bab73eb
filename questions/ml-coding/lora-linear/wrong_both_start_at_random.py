# fails: test_a_new_layer_changes_nothing, test_start_values_have_the_right_shapes
import numpy as np


class LoRALinear:
    def __init__(self, W, b, rank, alpha, rng):
        d_out, d_in = W.shape
        self.W, self.b, self.scale = W, b, alpha / rank
        self.A = rng.normal(size=(rank, d_in)) / np.sqrt(d_in)
        self.B = rng.normal(size=(d_out, rank)) / np.sqrt(rank)

    def forward(self, x):
        return x @ self.W.T + self.b + self.scale * (x @ self.A.T) @ self.B.T

    def merged(self):
        return self.W + self.scale * self.B @ self.A

    def trainable(self):
        return self.A.size + self.B.size
