# fails: test_the_future_does_not_leak
import numpy as np


def attention(x, Wq, Wk, Wv, Wo, heads, causal=True):
    B, T, d = x.shape

    def split(a):
        return a.reshape(B, T, heads, d // heads).transpose(0, 2, 1, 3)

    q, k, v = split(x @ Wq), split(x @ Wk), split(x @ Wv)
    scores = q @ k.transpose(0, 1, 3, 2) / np.sqrt(d // heads)
    if causal:
        scores = scores * np.tril(np.ones((T, T)))
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    return (weights @ v).transpose(0, 2, 1, 3).reshape(B, T, d) @ Wo
