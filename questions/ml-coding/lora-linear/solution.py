import numpy as np


class LoRALinear:
    """A frozen linear layer with a trainable low-rank update, held in the arrays A (rank, d_in) and B (d_out, rank)."""

    def __init__(self, W, b, rank, alpha, rng):
        """W is (d_out, d_in) and b (d_out,), both frozen; rng is a numpy Generator for the start values."""
        d_out, d_in = W.shape
        self.W, self.b = W, b
        self.scale = alpha / rank
        self.A = rng.normal(size=(rank, d_in)) / np.sqrt(d_in)
        self.B = np.zeros((d_out, rank))

    def forward(self, x):
        """(..., d_in) -> (..., d_out)"""
        update = (x @ self.A.T) @ self.B.T  # through the narrow middle, never through a (d_out, d_in) matrix
        return x @ self.W.T + self.b + self.scale * update

    def merged(self):
        """The (d_out, d_in) weight of the one plain layer that does the same."""
        return self.W + self.scale * (self.B @ self.A)

    def trainable(self):
        """How many numbers training may change."""
        return self.A.size + self.B.size
