# fails: test_the_direction_is_kept
import math

import numpy as np


def learning_rate(step, peak, warmup, total, floor=0.0):
    if step <= warmup:
        return peak * step / warmup
    progress = min((step - warmup) / (total - warmup), 1.0)
    return floor + (peak - floor) * (1 + math.cos(math.pi * progress)) / 2


def clip_by_global_norm(grads, max_norm):
    norms = [np.linalg.norm(g) for g in grads]
    clipped = [g * min(1.0, max_norm / max(norm, 1e-12)) for g, norm in zip(grads, norms)]
    return clipped, np.linalg.norm(norms)
