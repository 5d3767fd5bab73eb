# fails: test_nucleus_is_the_smallest_set_that_reaches_top_p, test_order_of_tokens_does_not_matter
import numpy as np


def distribution(logits, temperature=1.0, top_p=1.0):
    if temperature == 0:
        return (np.arange(len(logits)) == np.argmax(logits)).astype(float)
    p = np.exp((logits - np.max(logits)) / temperature)
    p /= p.sum()
    falling = np.sort(p)[::-1]
    keep = np.cumsum(falling) - falling < top_p
    kept = np.where(keep, p, 0.0)
    return kept / kept.sum()


def sample(logits, n, rng, temperature=1.0, top_p=1.0):
    p = distribution(logits, temperature, top_p)
    return rng.choice(len(p), size=n, p=p)
