import numpy as np


def softmax(s):
    e = np.exp(s - s.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def attend(x, cache, Wq, Wk, Wv, Wo, heads):
    """Causal self-attention of new tokens over the cached past and themselves.

    x is (batch, new, d); cache is None at the start, later what the last call returned; each W is (d, d).
    Returns (out, cache): out is (batch, new, d).
    """
    B, n, d = x.shape

    def split(a):  # (B, n, d) -> (B, heads, n, d / heads)
        return a.reshape(B, n, heads, d // heads).transpose(0, 2, 1, 3)

    q, k, v = split(x @ Wq), split(x @ Wk), split(x @ Wv)
    if cache is not None:
        k, v = (np.concatenate([old, new], axis=2) for old, new in zip(cache, (k, v)))
    T = k.shape[2]
    position = np.arange(T)
    future = position > position[T - n :, None]  # (n, T): row i is token T - n + i
    scores = q @ k.transpose(0, 1, 3, 2) / np.sqrt(d // heads)
    out = softmax(np.where(future, -np.inf, scores)) @ v
    return out.transpose(0, 2, 1, 3).reshape(B, n, d) @ Wo, (k, v)
