def sliding_extremes(stream, width):
    """An iterator over (smallest, largest) of the last width readings, one pair after
    each reading of the stream.

    At the start there are fewer readings. None is a missing reading; without any other
    the pair is (None, None).
    """
    raise NotImplementedError
