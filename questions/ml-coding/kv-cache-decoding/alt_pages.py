import numpy as np

PAGE = 64  # tokens


def attend(x, cache, Wq, Wk, Wv, Wo, heads):
    """A tuple of pages, of which only the newest is ever copied: attention runs page by page with a running maximum and sum."""
    B, n, d = x.shape

    def split(a):
        return a.reshape(B, n, heads, d // heads).transpose(0, 2, 1, 3)

    q, newest, pages = split(x @ Wq), (split(x @ Wk), split(x @ Wv)), cache or ()
    if pages and pages[-1][0].shape[2] + n <= PAGE:
        newest = tuple(np.concatenate(pair, axis=2) for pair in zip(pages[-1], newest))
        pages = pages[:-1]
    pages += (newest,)
    highest = np.full((B, heads, n, 1), -np.inf)
    total, out = np.zeros((B, heads, n, 1)), np.zeros((B, heads, n, d // heads))
    for k, v in reversed(pages):  # the newest page first: every token sees itself there
        scores = q @ k.transpose(0, 1, 3, 2) / np.sqrt(d // heads)
        if v is newest[1]:
            scores = np.where(np.tri(n, k.shape[2], k.shape[2] - n, dtype=bool), scores, -np.inf)
        top = np.maximum(highest, scores.max(axis=-1, keepdims=True))
        weight, old = np.exp(scores - top), np.exp(highest - top)
        total = total * old + weight.sum(axis=-1, keepdims=True)
        out, highest = out * old + weight @ v, top
    return (out / total).transpose(0, 2, 1, 3).reshape(B, n, d) @ Wo, pages
