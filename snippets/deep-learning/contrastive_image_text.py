"""A small CLIP: two linear encoders, a symmetric contrastive loss, and what batch size and duplicates do."""

import numpy as np

rng = np.random.default_rng(0)
factors, d = 16, 64
image_view, text_view = rng.normal(size=(2, factors, d)) / np.sqrt(factors)


def pairs(n):
    """Images and captions that share 16 factors; each has its own noise."""
    z = rng.normal(size=(n, factors))
    return [z @ view + rng.normal(size=(n, d)) for view in (image_view, text_view)]


# --8<-- [start:loss]
def log_softmax(s):
    s = s - s.max(axis=1, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=1, keepdims=True))


def unit(h):
    return h / np.linalg.norm(h, axis=1, keepdims=True)


def clip_loss(a, b, temperature=0.1):
    """Mean cross-entropy of finding the text of an image, and the image of a text."""
    s = unit(a) @ unit(b).T / temperature
    return -(np.diag(log_softmax(s)) + np.diag(log_softmax(s.T))).mean() / 2


for n in (8, 64, 512):
    loss = clip_loss(*rng.normal(size=(2, n, 512)))
    print(f"batch {n:3}: untrained loss {loss:.2f}, log of the batch {np.log(n):.2f}")
    #> batch   8: untrained loss 2.17, log of the batch 2.08
    #> batch  64: untrained loss 4.35, log of the batch 4.16
    #> batch 512: untrained loss 6.34, log of the batch 6.24
# --8<-- [end:loss]


# --8<-- [start:train]
def train(batch, examples=8_000, rate=0.5, temperature=0.1):
    A, B = rng.normal(size=(2, d, 16)) / np.sqrt(d)
    for _ in range(examples // batch):
        x, y = pairs(batch)
        a, b = x @ A, y @ B
        u, v = unit(a), unit(b)
        s = u @ v.T / temperature
        g = (np.exp(log_softmax(s)) + np.exp(log_softmax(s.T)).T) / 2 - np.eye(batch)
        g /= batch * temperature
        du, dv = g @ v, g.T @ u
        da, db = (  # back through the division by the norm
            (dh - h * (h * dh).sum(1, keepdims=True)) / np.linalg.norm(raw, axis=1)[:, None]
            for h, dh, raw in ((u, du, a), (v, dv, b))
        )
        A, B = A - rate * x.T @ da, B - rate * y.T @ db
    return A, B


# --8<-- [end:train]
# --8<-- [start:batch]
test = pairs(1000)
for batch in (2, 8, 32, 128):
    A, B = train(batch)
    s = unit(test[0] @ A) @ unit(test[1] @ B).T
    top = np.mean(s.argmax(axis=1) == np.arange(1000))
    print(f"batch {batch:3}: caption found first among 1,000: {top:.2f}")
    #> batch   2: caption found first among 1,000: 0.44
    #> batch   8: caption found first among 1,000: 0.60
    #> batch  32: caption found first among 1,000: 0.66
    #> batch 128: caption found first among 1,000: 0.67
# --8<-- [end:batch]

# --8<-- [start:duplicates]
for captions in (100, 10_000, 1_000_000):
    shares = [1 - (1 - 1 / captions) ** (n - 1) for n in (256, 32_768)]
    print(f"{captions:9,} distinct captions:", *(f"{share:.1%}" for share in shares))
    #>       100 distinct captions: 92.3% 100.0%
    #>    10,000 distinct captions: 2.5% 96.2%
    #> 1,000,000 distinct captions: 0.0% 3.2%
# --8<-- [end:duplicates]
