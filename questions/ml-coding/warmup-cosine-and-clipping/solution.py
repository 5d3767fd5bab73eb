import math

import numpy as np


def learning_rate(step, peak, warmup, total, floor=0.0):
    """Rate for the step-th update, counted from 1: linear warm-up, then cosine decay to floor."""
    if step <= warmup:
        return peak * step / warmup
    progress = min((step - warmup) / (total - warmup), 1.0)
    return floor + (peak - floor) * (1 + math.cos(math.pi * progress)) / 2


def clip_by_global_norm(grads, max_norm):
    """Scales a list of arrays so that their common norm is at most max_norm; returns (list of arrays, norm before)."""
    norm = math.sqrt(sum(np.sum(np.square(g)) for g in grads))
    scale = max_norm / norm if norm > max_norm else 1.0
    return [scale * g for g in grads], norm
