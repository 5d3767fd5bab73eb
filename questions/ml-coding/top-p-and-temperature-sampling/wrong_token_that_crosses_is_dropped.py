# fails: test_nucleus_is_the_smallest_set_that_reaches_top_p, test_agrees_with_loops
import numpy as np


def distribution(logits, temperature=1.0, top_p=1.0):
    if temperature == 0:
        return (np.arange(len(logits)) == np.argmax(logits)).astype(float)
    p = np.exp((logits - np.max(logits)) / temperature)
    p /= p.sum()
    order = np.argsort(-p)
    keep = np.cumsum(p[order]) <= top_p + 1e-12
    keep[0] = True
    kept = np.zeros(len(p))
    kept[order[keep]] = p[order[keep]]
    return kept / kept.sum()


def sample(logits, n, rng, temperature=1.0, top_p=1.0):
    p = distribution(logits, temperature, top_p)
    return rng.choice(len(p), size=n, p=p)
