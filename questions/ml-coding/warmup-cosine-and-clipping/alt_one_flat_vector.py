import numpy as np


def learning_rate(step, peak, warmup, total, floor=0.0):
    """The cosine as a squared half-angle, over a clamped position."""
    if step < warmup:
        return peak * (step / warmup)
    angle = np.pi / 2 * np.clip((step - warmup) / (total - warmup), 0, 1)
    return peak * np.cos(angle) ** 2 + floor * np.sin(angle) ** 2


def clip_by_global_norm(grads, max_norm):
    """The definition to the letter: the norm of all gradients laid end to end, and a guarded division."""
    norm = np.linalg.norm(np.concatenate([np.ravel(g) for g in grads]))
    scale = min(1.0, max_norm / (norm + 1e-12))
    return [np.asarray(g) * scale for g in grads], norm
