# fails: test_two_parameters_keep_separate_states
import numpy as np

steps = 0


def adamw_step(w, g, state=None, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.0, decoupled=True):
    global steps
    m, v = state or (np.zeros_like(w), np.zeros_like(w))
    if not decoupled:
        g = g + weight_decay * w
    steps += 1
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat, v_hat = m / (1 - beta1**steps), v / (1 - beta2**steps)
    decay = weight_decay * w if decoupled else 0
    return w - lr * (m_hat / (np.sqrt(v_hat) + eps) + decay), (m, v)
