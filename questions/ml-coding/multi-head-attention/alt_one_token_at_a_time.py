import numpy as np


def attention(x, Wq, Wk, Wv, Wo, heads, causal=True):
    """As in decoding: one query at a time against the keys and values so far, so there is no mask to get wrong."""
    B, T, d = x.shape
    split = (B, T, heads, d // heads)
    q, k, v = (x @ Wq).reshape(split), (x @ Wk).reshape(split), (x @ Wv).reshape(split)
    out = np.empty(split)
    for t in range(T):
        seen = t + 1 if causal else T  # what the cache would hold
        scores = (k[:, :seen] * q[:, t, None]).sum(axis=-1) / np.sqrt(d // heads)  # (B, seen, heads)
        weights = np.exp(scores - scores.max(axis=1, keepdims=True))
        weights /= weights.sum(axis=1, keepdims=True)
        out[:, t] = (weights[..., None] * v[:, :seen]).sum(axis=1)
    return out.reshape(B, T, d) @ Wo
