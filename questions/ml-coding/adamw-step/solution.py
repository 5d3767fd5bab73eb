import numpy as np


def adamw_step(w, g, state=None, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.0, decoupled=True):
    """One step for weights w with gradient g; returns (new w, new state), where state is (m, v, t)."""
    m, v, t = state or (0.0, 0.0, 0)
    if not decoupled:
        g = g + weight_decay * w  # L2: the decay passes through both moments
    t = t + 1
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)  # the averages start at zero
    v_hat = v / (1 - beta2**t)
    step = m_hat / (np.sqrt(v_hat) + eps)
    if decoupled:
        step = step + weight_decay * w  # AdamW: the decay passes through neither
    return w - lr * step, (m, v, t)
