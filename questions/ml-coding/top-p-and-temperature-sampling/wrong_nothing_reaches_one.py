# fails: test_top_p_of_one_keeps_every_token
import numpy as np


def distribution(logits, temperature=1.0, top_p=1.0):
    if temperature == 0:
        return (np.arange(len(logits)) == np.argmax(logits)).astype(float)
    p = np.exp((logits - np.max(logits)) / temperature)
    p /= p.sum()
    order = np.argsort(-p)
    last = np.argmax(np.cumsum(p[order]) >= top_p)  # 0 also if rounding leaves every sum below 1
    kept = np.zeros(len(p))
    kept[order[: last + 1]] = p[order[: last + 1]]
    return kept / kept.sum()


def sample(logits, n, rng, temperature=1.0, top_p=1.0):
    p = distribution(logits, temperature, top_p)
    return rng.choice(len(p), size=n, p=p)
