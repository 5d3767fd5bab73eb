import numpy as np


def softmax(s):
    e = np.exp(s - s.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def attention(x, Wq, Wk, Wv, Wo, heads, causal=True):
    """Multi-head self-attention.

    x is (batch, time, d); each W is (d, d); head h uses columns h * d/heads to (h + 1) * d/heads of Wq, Wk and Wv.
    Returns (batch, time, d).
    """
    B, T, d = x.shape

    def split(a):  # (B, T, d) -> (B, heads, T, d / heads)
        return a.reshape(B, T, heads, d // heads).transpose(0, 2, 1, 3)

    q, k, v = split(x @ Wq), split(x @ Wk), split(x @ Wv)
    scores = q @ k.transpose(0, 1, 3, 2) / np.sqrt(d // heads)  # (B, heads, T, T)
    if causal:
        future = np.triu(np.ones((T, T), dtype=bool), k=1)
        scores = np.where(future, -np.inf, scores)
    out = softmax(scores) @ v
    return out.transpose(0, 2, 1, 3).reshape(B, T, d) @ Wo
