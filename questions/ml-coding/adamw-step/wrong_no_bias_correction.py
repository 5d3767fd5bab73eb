# fails: test_first_step_has_the_size_of_the_learning_rate
import numpy as np


def adamw_step(w, g, state=None, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.0, decoupled=True):
    m, v = state or (np.zeros_like(w), np.zeros_like(w))
    if not decoupled:
        g = g + weight_decay * w
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    decay = weight_decay * w if decoupled else 0
    return w - lr * (m / (np.sqrt(v) + eps) + decay), (m, v)
