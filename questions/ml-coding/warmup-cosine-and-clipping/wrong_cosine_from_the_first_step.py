# fails: test_the_decay_is_symmetric, test_rates_by_hand
import math

import numpy as np


def learning_rate(step, peak, warmup, total, floor=0.0):
    if step <= warmup:
        return peak * step / warmup
    progress = min(step / total, 1.0)  # jumps down when the warm-up ends
    return floor + (peak - floor) * (1 + math.cos(math.pi * progress)) / 2


def clip_by_global_norm(grads, max_norm):
    norm = math.sqrt(sum(np.sum(g**2) for g in grads))
    scale = min(1.0, max_norm / norm) if norm else 1.0
    return [g * scale for g in grads], norm
