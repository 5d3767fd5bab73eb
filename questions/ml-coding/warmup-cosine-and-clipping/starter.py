import numpy as np


def learning_rate(step, peak, warmup, total, floor=0.0):
    """Rate for the step-th update, counted from 1: linear warm-up, then cosine decay to floor."""
    raise NotImplementedError


def clip_by_global_norm(grads, max_norm):
    """Scales a list of arrays so that their common norm is at most max_norm; returns (list of arrays, norm before)."""
    raise NotImplementedError
