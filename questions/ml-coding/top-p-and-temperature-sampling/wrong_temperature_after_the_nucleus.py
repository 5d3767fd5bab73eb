# fails: test_temperature_comes_before_the_nucleus
import numpy as np


def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


def distribution(logits, temperature=1.0, top_p=1.0):
    if temperature == 0:
        return (np.arange(len(logits)) == np.argmax(logits)).astype(float)
    p = softmax(logits)
    order = np.argsort(-p)
    outside = order[np.cumsum(p[order]) - p[order] >= top_p]
    filtered = np.array(logits, dtype=float)
    filtered[outside] = -np.inf
    return softmax(filtered / temperature)


def sample(logits, n, rng, temperature=1.0, top_p=1.0):
    p = distribution(logits, temperature, top_p)
    return rng.choice(len(p), size=n, p=p)
