# fails: test_the_past_is_not_projected_again, test_weights_change_between_calls
import numpy as np


def softmax(s):
    e = np.exp(s - s.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def attend(x, cache, Wq, Wk, Wv, Wo, heads):
    n = x.shape[1]
    x = x if cache is None else np.concatenate([cache, x], axis=1)
    B, T, d = x.shape

    def split(a):
        return a.reshape(B, T, heads, d // heads).transpose(0, 2, 1, 3)

    q, k, v = split(x @ Wq), split(x @ Wk), split(x @ Wv)
    scores = q @ k.transpose(0, 1, 3, 2) / np.sqrt(d // heads)
    scores = np.where(np.triu(np.ones((T, T), dtype=bool), k=1), -np.inf, scores)
    out = (softmax(scores) @ v).transpose(0, 2, 1, 3).reshape(B, T, d) @ Wo
    return out[:, -n:], x
