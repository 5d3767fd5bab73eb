import math
from itertools import islice


def reservoir_sample(stream, k, rng):
    """Algorithm L: draws how many items to skip, so random numbers are needed only for items that get in."""
    stream = iter(stream)
    reservoir = list(islice(stream, k))
    if k == 0 or len(reservoir) < k:
        return reservoir
    w = 1.0
    while True:
        w *= math.exp(math.log(1 - rng.random()) / k)  # the k-th smallest of the random keys so far
        skip = math.floor(math.log(1 - rng.random()) / math.log1p(-w))
        found = list(islice(stream, skip, skip + 1))
        if not found:
            return reservoir
        reservoir[rng.randrange(k)] = found[0]
