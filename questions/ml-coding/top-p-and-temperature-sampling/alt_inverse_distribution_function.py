import numpy as np


def distribution(logits, temperature=1.0, top_p=1.0):
    """Adds tokens in falling order, in log space, until they reach top_p."""
    logits = np.asarray(logits, dtype=float)
    p = np.zeros(len(logits))
    if temperature == 0:
        p[logits.argmax()] = 1.0
        return p
    z = logits / temperature
    log_p = z - np.logaddexp.reduce(z)
    total = 0.0
    for token in np.argsort(log_p, kind="stable")[::-1]:
        p[token] = np.exp(log_p[token])
        total += p[token]
        if total >= top_p:
            break
    return p / total


def sample(logits, n, rng, temperature=1.0, top_p=1.0):
    """Looks n uniform numbers up in the cumulative sum."""
    cumulative = np.cumsum(distribution(logits, temperature, top_p))
    return np.searchsorted(cumulative, rng.random(n) * cumulative[-1], side="right")
