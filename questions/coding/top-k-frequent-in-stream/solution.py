def heavy_hitters(stream, m):
    """A dict of at most m (at least 1) items of the stream to estimated counts, each within n/m of the true count.

    n is the length of the stream; an item that is not in the dict counts as estimated by 0. stream is read once.
    """
    counters = {}
    for item in stream:
        if item in counters:
            counters[item] += 1
        elif len(counters) < m:
            counters[item] = 1
        else:  # this item and one occurrence of each of the m others cancel each other out
            for other in list(counters):
                counters[other] -= 1
                if counters[other] == 0:
                    del counters[other]
    return counters
