# fails: test_no_more_tokens_than_needed_in_a_tie
import numpy as np


def distribution(logits, temperature=1.0, top_p=1.0):
    if temperature == 0:
        p = (logits == np.max(logits)).astype(float)
        return p / p.sum()
    p = np.exp((logits - np.max(logits)) / temperature)
    p /= p.sum()
    falling = np.sort(p)[::-1]
    cut = falling[np.sum(np.cumsum(falling) - falling < top_p) - 1]
    kept = np.where(p >= cut, p, 0.0)
    return kept / kept.sum()


def sample(logits, n, rng, temperature=1.0, top_p=1.0):
    p = distribution(logits, temperature, top_p)
    return rng.choice(len(p), size=n, p=p)
