def reservoir_sample(stream, k, rng):
    """A list of k items of the iterable stream, every set of k equally likely; all of them if there are fewer.

    stream is read once and may be longer than memory. rng is a random.Random.
    """
    reservoir = []
    for i, item in enumerate(stream):
        if i < k:
            reservoir.append(item)
        else:
            j = rng.randrange(i + 1)  # this item is number i + 1: it gets in with probability k / (i + 1)
            if j < k:
                reservoir[j] = item
    return reservoir
