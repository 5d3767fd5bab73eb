# fails: test_two_continuations_of_one_prompt
import numpy as np


def softmax(s):
    e = np.exp(s - s.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def attend(x, cache, Wq, Wk, Wv, Wo, heads):
    B, n, d = x.shape

    def split(a):
        return a.reshape(B, -1, heads, d // heads).transpose(0, 2, 1, 3)

    cache = cache if cache is not None else {"k": [], "v": []}
    cache["k"].append(x @ Wk)
    cache["v"].append(x @ Wv)
    k, v = (split(np.concatenate(cache[name], axis=1)) for name in "kv")
    T = k.shape[2]
    scores = split(x @ Wq) @ k.transpose(0, 1, 3, 2) / np.sqrt(d // heads)
    scores = np.where(np.triu(np.ones((n, T), dtype=bool), k=T - n + 1), -np.inf, scores)
    return (softmax(scores) @ v).transpose(0, 2, 1, 3).reshape(B, n, d) @ Wo, cache
