# fails: test_eps_is_added_after_the_root
import numpy as np


def adamw_step(w, g, state=None, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.0, decoupled=True):
    m, v, t = state or (np.zeros_like(w), np.zeros_like(w), 0)
    if not decoupled:
        g = g + weight_decay * w
    t += 1
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    decay = weight_decay * w if decoupled else 0
    return w - lr * (m_hat / np.sqrt(v_hat + eps) + decay), (m, v, t)
