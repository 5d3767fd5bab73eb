import numpy as np


def adamw_step(w, g, state=None, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.0, decoupled=True):
    """Keeps every gradient and takes weighted means: what bias correction computes, at a memory that grows with t."""
    if not decoupled:
        g = g + weight_decay * w
    seen = [*(state or []), np.array(g, dtype=float)]
    age = np.arange(len(seen))[::-1]
    m_hat = np.average(seen, axis=0, weights=beta1**age)
    v_hat = np.average(np.square(seen), axis=0, weights=beta2**age)
    decay = weight_decay * w if decoupled else 0.0
    return w - lr * (m_hat / (np.sqrt(v_hat) + eps) + decay), seen
