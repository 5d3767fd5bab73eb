import numpy as np


class Cache:
    """A view of the first `length` tokens of a buffer with room to grow; `used[0]` is how far anybody has written."""

    def __init__(self, buffer, used, length):
        self.buffer, self.used, self.length = buffer, used, length

    def extended(self, new):
        """This cache with new (B, n, 2 d) behind it: in place if nobody else has gone on from here, else in a copy."""
        end = self.length + new.shape[1]
        buffer, used = self.buffer, self.used
        if used[0] != self.length or end > buffer.shape[1]:
            buffer, used = np.empty((new.shape[0], 2 * end, new.shape[2])), [0]
            buffer[:, : self.length] = self.buffer[:, : self.length]
        buffer[:, self.length : end] = new
        used[0] = end
        return Cache(buffer, used, end)


def attend(x, cache, Wq, Wk, Wv, Wo, heads):
    """Keys and values side by side in one preallocated buffer that doubles: amortized constant copying a token."""
    B, n, d = x.shape
    width = d // heads
    cache = cache or Cache(np.empty((B, 0, 2 * d)), [0], 0)
    cache = cache.extended(np.concatenate([x @ Wk, x @ Wv], axis=2))
    k, v = np.split(cache.buffer[:, : cache.length], 2, axis=2)
    q, out = x @ Wq, np.empty((B, n, d))
    visible = np.tri(n, cache.length, cache.length - n, dtype=bool)
    for c in (slice(h * width, (h + 1) * width) for h in range(heads)):
        scores = np.where(visible, q[:, :, c] @ k[:, :, c].transpose(0, 2, 1) / width**0.5, -np.inf)
        weight = np.exp(scores - scores.max(axis=2, keepdims=True))
        out[:, :, c] = weight / weight.sum(axis=2, keepdims=True) @ v[:, :, c]
    return out @ Wo, cache
