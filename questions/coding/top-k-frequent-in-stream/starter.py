def heavy_hitters(stream, m):
    """A dict of at most m (at least 1) items of the stream to estimated counts, each within n/m of the true count.

    n is the length of the stream; an item that is not in the dict counts as estimated by 0. stream is read once.
    """
    raise NotImplementedError
