import numpy as np


class LoRALinear:
    """A frozen linear layer with a trainable low-rank update, held in the arrays A (rank, d_in) and B (d_out, rank)."""

    def __init__(self, W, b, rank, alpha, rng):
        """W is (d_out, d_in) and b (d_out,), both frozen; rng is a numpy Generator for the start values."""
        raise NotImplementedError

    def forward(self, x):
        """(..., d_in) -> (..., d_out)"""
        raise NotImplementedError

    def merged(self):
        """The (d_out, d_in) weight of the one plain layer that does the same."""
        raise NotImplementedError

    def trainable(self):
        """How many numbers training may change."""
        raise NotImplementedError
