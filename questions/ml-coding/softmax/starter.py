import numpy as np


def softmax(x, axis=-1):
    """Probabilities along the axis of x, an array of logits; same shape as x."""
    raise NotImplementedError
