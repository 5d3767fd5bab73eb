import numpy as np


def learning_rate(step, peak, warmup, total, floor=0.0):
    """The real part of a point that moves along half a circle."""
    if warmup and step <= warmup:
        return float(np.interp(step, [0, warmup], [0, peak]))
    turn = np.exp(1j * np.pi * min(max(step - warmup, 0), total - warmup) / (total - warmup))
    return (peak + floor) / 2 + (peak - floor) / 2 * turn.real


def clip_by_global_norm(grads, max_norm):
    """What a sharded model does: one norm a tensor, then the norm of these norms; the usual small number below."""
    norm = np.linalg.norm([np.linalg.norm(g) for g in grads])
    scale = np.clip(max_norm / (norm + 1e-6), None, 1)
    return tuple(g * scale for g in grads), norm
