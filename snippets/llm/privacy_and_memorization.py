"""Exposure of planted secrets in a small language model: copies, deduplication, a limit per user, noise."""

import numpy as np

rng = np.random.default_rng(0)
DIGITS, RECORDS = 5, 20_000
CANDIDATES = np.indices((10,) * DIGITS).reshape(DIGITS, -1).T  # 100,000 numbers
SECRETS = rng.integers(0, 10, (20, DIGITS))


def records(count):
    """Numbers with some structure: a digit is often near the one before."""
    steps = rng.choice([0, 1, 9, 2, 8, 3, 7, 4, 6, 5], size=(count, DIGITS),
                       p=[0.2, 0.15, 0.15, 0.1, 0.1, 0.08, 0.08, 0.05, 0.05, 0.04])
    steps[:, 0] = rng.integers(0, 10, count)
    return np.cumsum(steps, axis=1) % 10


# --8<-- [start:model]
def train(numbers, noise=0.0):
    """Count each digit after its position and the two digits before it."""
    counts = np.zeros((DIGITS, 10, 10, 10))
    padded = np.hstack([np.zeros((len(numbers), 2), int), numbers])
    for i in range(DIGITS):
        np.add.at(counts[i], tuple(padded[:, i:i + 3].T), 1)
    if noise:
        counts = np.maximum(counts + rng.laplace(0, noise, counts.shape), 0)
    return counts


def log_likelihood(counts, numbers):
    """Log probability of each number, slightly smoothed."""
    chances = (counts + 0.5) / (counts + 0.5).sum(-1, keepdims=True)
    padded = np.hstack([np.zeros((len(numbers), 2), int), numbers])
    return sum(np.log(chances[i][tuple(padded[:, i:i + 3].T)]) for i in range(DIGITS))
# --8<-- [end:model]


# --8<-- [start:exposure]
def exposure(counts, secret):
    """log2 of all candidates minus log2 of the secret's rank; 16.6 is rank one."""
    scores = log_likelihood(counts, CANDIDATES)
    rank = 1 + (scores > log_likelihood(counts, secret[None])[0]).sum()
    return np.log2(len(CANDIDATES) / rank)


others = records(RECORDS)
for copies in (0, 1, 3, 10, 30, 100):
    bits = [exposure(train(np.vstack([others, np.tile(secret, (copies, 1))])), secret)
            for secret in SECRETS]
    print(f"{copies:3} copies in 20,000: median exposure {np.median(bits):4.1f} bits, "
          f"guessed first {np.mean(np.array(bits) > 16.6):4.0%}")
    #>   0 copies in 20,000: median exposure  1.4 bits, guessed first   0%
    #>   1 copies in 20,000: median exposure  1.6 bits, guessed first   0%
    #>   3 copies in 20,000: median exposure  2.2 bits, guessed first   0%
    #>  10 copies in 20,000: median exposure  4.2 bits, guessed first   0%
    #>  30 copies in 20,000: median exposure 10.3 bits, guessed first   0%
    #> 100 copies in 20,000: median exposure 16.6 bits, guessed first 100%
# --8<-- [end:exposure]

# --8<-- [start:defenses]
held_out = records(5000)


def report(name, make, noise=0.0):
    """Median exposure over the secrets, and loss on new records."""
    models = [(train(make(secret), noise), secret) for secret in SECRETS]
    bits = np.median([exposure(*model) for model in models])
    loss = -log_likelihood(models[0][0], held_out).mean() / DIGITS
    print(f"{name:34} {bits:4.1f} bits   loss {loss:.3f}")
    #> no protection                      14.0 bits   loss 2.225
    #> exact deduplication                 3.2 bits   loss 2.224
    #> one record a user                   1.6 bits   loss 2.224
    #> one a user, noise, epsilon 1        2.0 bits   loss 2.287
    #> one a user, noise, epsilon 4        1.8 bits   loss 2.229


def near_copies(secret):
    """A hundred records of one user; the first digit varies, as formats do."""
    copies = np.tile(secret, (100, 1))
    copies[:, 0] = np.arange(100) % 10
    return copies


report("no protection", lambda s: np.vstack([others, near_copies(s)]))
report("exact deduplication",
       lambda s: np.vstack([others, np.unique(near_copies(s), axis=0)]))
report("one record a user", lambda s: np.vstack([others, near_copies(s)[:1]]))
for noise in (5.0, 1.25):
    report(f"one a user, noise, epsilon {DIGITS / noise:.0f}",
           lambda s: np.vstack([others, near_copies(s)[:1]]), noise)
# --8<-- [end:defenses]
