import numpy as np


def attention(x, Wq, Wk, Wv, Wo, heads, causal=True):
    """Every axis by name: b batch, t query, s key, h head, e within a head."""
    d = x.shape[-1]
    e = d // heads
    q, k, v = (np.einsum("btd,dhe->bthe", x, W.reshape(d, heads, e)) for W in (Wq, Wk, Wv))
    scores = np.einsum("bthe,bshe->bhts", q, k) * e**-0.5
    if causal:
        scores = scores + np.where(np.tri(x.shape[1]), 0.0, -1e30)
    weights = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return np.einsum("bhts,bshe,hef->btf", weights, v, Wo.reshape(heads, e, d), optimize=True)
