def reservoir_sample(stream, k, rng):
    """A list of k items of the iterable stream, every set of k equally likely; all of them if there are fewer.

    stream is read once and may be longer than memory. rng is a random.Random.
    """
    raise NotImplementedError
