import numpy as np


def adamw_step(w, g, state=None, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.0, decoupled=True):
    """As frameworks do it: buffers updated in place, corrections folded into two scalars, decay as a factor on w."""
    if state is None:
        state = {"m": np.zeros_like(w), "v": np.zeros_like(w), "beta1_power": 1.0, "beta2_power": 1.0}
    if not decoupled:
        g = g + weight_decay * w
    state["beta1_power"] *= beta1
    state["beta2_power"] *= beta2
    state["m"] += (1 - beta1) * (g - state["m"])
    state["v"] += (1 - beta2) * (g * g - state["v"])
    step_size = lr / (1 - state["beta1_power"])
    denominator = np.sqrt(state["v"]) / np.sqrt(1 - state["beta2_power"]) + eps
    shrunk = w * (1 - lr * weight_decay) if decoupled else w
    return shrunk - step_size * state["m"] / denominator, state
