import numpy as np


def softmax(x, axis=-1):
    """exp of log-softmax, where the log-sum-exp comes from pairwise stable additions."""
    x = np.asarray(x, dtype=float)
    log_z = np.expand_dims(np.logaddexp.reduce(x, axis=axis), axis)
    return np.exp(x - log_z)
