from itertools import islice


def merge(a, n_a, b, n_b, k, rng):
    """A fair sample of k out of n_a + n_b items, given fair samples a of the first n_a and b of the other n_b."""
    a, b, merged = rng.sample(a, len(a)), rng.sample(b, len(b)), []
    while len(merged) < k and n_a + n_b:
        if rng.randrange(n_a + n_b) < n_a:
            merged.append(a.pop())
            n_a -= 1
        else:
            merged.append(b.pop())
            n_b -= 1
    return merged


def reservoir_sample(stream, k, rng):
    """Takes the stream in blocks of k; each block is a sample of itself, merged with that of everything before it."""
    stream, reservoir, n = iter(stream), [], 0
    while k and (block := list(islice(stream, k))):
        reservoir = merge(reservoir, n, block, len(block), k, rng)
        n += len(block)
    return reservoir
