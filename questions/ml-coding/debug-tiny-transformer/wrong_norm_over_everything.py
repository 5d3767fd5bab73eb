# fails: test_the_future_does_not_matter, test_neighbors_in_the_batch_do_not_matter
import numpy as np


def norm(x):
    """Layer normalization without gain and shift; x is (batch, time, d)."""
    return (x - x.mean()) / np.sqrt(x.var() + 1e-5)


def attention(x, block, heads):
    """Causal multi-head self-attention; (batch, time, d) to (batch, time, d)."""
    B, T, d = x.shape

    def split(a):
        return a.reshape(B, T, heads, d // heads).transpose(0, 2, 1, 3)

    q, k, v = (split(x @ block[name]) for name in ("Wq", "Wk", "Wv"))
    scores = q @ k.swapaxes(2, 3) / np.sqrt(d // heads)
    scores = np.where(np.tri(T, dtype=bool), scores, -np.inf)
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    out = e / e.sum(axis=-1, keepdims=True) @ v
    return out.transpose(0, 2, 1, 3).reshape(B, T, d) @ block["Wo"]


def forward(tokens, params, heads):
    """Logits (batch, time, vocabulary) of the next token, from tokens (batch, time)."""
    B, T = tokens.shape
    x = params["E"][tokens] + params["P"][np.arange(T)]
    for block in params["blocks"]:
        x = x + attention(norm(x), block, heads)
        x = x + np.maximum(norm(x) @ block["W1"], 0) @ block["W2"]
    return norm(x) @ params["E"].T
