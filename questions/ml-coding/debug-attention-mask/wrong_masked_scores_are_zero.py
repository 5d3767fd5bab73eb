# fails: test_the_future_does_not_matter, test_uniform_scores_average_the_past
import numpy as np


def softmax(s):
    e = np.exp(s - s.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def norm(x):
    centered = x - x.mean(axis=-1, keepdims=True)
    return centered / np.sqrt((centered**2).mean(axis=-1, keepdims=True) + 1e-5)


def attention(x, real, Wq, Wk, Wv, Wo):
    """Causal self-attention; x (B, T, d), real (B, T) False at padding."""
    q, k, v = x @ Wq, x @ Wk, x @ Wv
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(k.shape[-1])
    causal = np.tril(np.ones(scores.shape[1:], dtype=bool))
    allowed = causal & real[:, None, :]
    weights = softmax(np.where(allowed, scores, 0))
    return weights @ v @ Wo


def encode(x, real, params):
    """One block and the mean over the real tokens; (batch, d)."""
    W = [params[name] for name in ("Wq", "Wk", "Wv", "Wo")]
    h = x + attention(norm(x), real, *W)
    h = h + np.maximum(norm(h) @ params["W1"], 0) @ params["W2"]
    total = np.where(real[:, :, None], h, 0).sum(axis=1)
    return total / real.sum(axis=1, keepdims=True)
