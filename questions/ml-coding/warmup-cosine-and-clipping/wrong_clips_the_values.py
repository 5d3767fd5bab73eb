# fails: test_the_direction_is_kept, test_a_three_four_twelve_gradient
import math

import numpy as np


def learning_rate(step, peak, warmup, total, floor=0.0):
    if step <= warmup:
        return peak * step / warmup
    progress = min((step - warmup) / (total - warmup), 1.0)
    return floor + (peak - floor) * (1 + math.cos(math.pi * progress)) / 2


def clip_by_global_norm(grads, max_norm):
    norm = math.sqrt(sum(np.sum(g**2) for g in grads))
    return [np.clip(g, -max_norm, max_norm) for g in grads], norm
