# fails: test_temperature_divides_the_logits, test_limits_of_the_temperature
import numpy as np


def distribution(logits, temperature=1.0, top_p=1.0):
    if temperature == 0:
        return (np.arange(len(logits)) == np.argmax(logits)).astype(float)
    p = np.exp((logits - np.max(logits)) * temperature)
    p /= p.sum()
    order = np.argsort(-p)
    nucleus = order[np.cumsum(p[order]) - p[order] < top_p]
    kept = np.zeros(len(p))
    kept[nucleus] = p[nucleus]
    return kept / kept.sum()


def sample(logits, n, rng, temperature=1.0, top_p=1.0):
    p = distribution(logits, temperature, top_p)
    return rng.choice(len(p), size=n, p=p)
