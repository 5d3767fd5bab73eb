import numpy as np


def distribution(logits, temperature=1.0, top_p=1.0):
    """The probabilities that tokens are drawn with: an array of the shape of logits, (vocabulary,)."""
    if temperature == 0:
        return (np.arange(len(logits)) == np.argmax(logits)).astype(float)
    p = np.exp((logits - np.max(logits)) / temperature)
    p /= p.sum()
    order = np.argsort(-p)
    more_likely = np.cumsum(p[order]) - p[order]  # what the tokens before this one hold together
    nucleus = order[more_likely < top_p]
    kept = np.zeros(len(p))
    kept[nucleus] = p[nucleus]
    return kept / kept.sum()


def sample(logits, n, rng, temperature=1.0, top_p=1.0):
    """n independent token ids, drawn from that distribution with the numpy Generator rng."""
    p = distribution(logits, temperature, top_p)
    return rng.choice(len(p), size=n, p=p)
