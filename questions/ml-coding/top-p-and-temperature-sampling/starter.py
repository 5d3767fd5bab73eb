import numpy as np


def distribution(logits, temperature=1.0, top_p=1.0):
    """The probabilities that tokens are drawn with: an array of the shape of logits, (vocabulary,)."""
    raise NotImplementedError


def sample(logits, n, rng, temperature=1.0, top_p=1.0):
    """n independent token ids, drawn from that distribution with the numpy Generator rng."""
    raise NotImplementedError
