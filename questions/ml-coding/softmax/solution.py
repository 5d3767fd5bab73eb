import numpy as np


def softmax(x, axis=-1):
    """Probabilities along the axis of x, an array of logits; same shape as x."""
    shifted = x - np.max(x, axis=axis, keepdims=True)  # the largest exponent is now 0
    e = np.exp(shifted)
    return e / e.sum(axis=axis, keepdims=True)
