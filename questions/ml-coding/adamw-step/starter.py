import numpy as np


def adamw_step(w, g, state=None, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.0, decoupled=True):
    """One step for weights w with gradient g; returns (new w, new state). What state holds is up to you; None starts."""
    raise NotImplementedError
