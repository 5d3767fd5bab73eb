def heavy_hitters(stream, m):
    """Counts short blocks exactly and merges each into the summary: add, then take off the (m + 1)-th largest count."""
    counters, block = {}, {}
    for item in stream:
        block[item] = block.get(item, 0) + 1
        if len(block) > m:
            merge(counters, block, m)
            block = {}
    merge(counters, block, m)
    return counters


def merge(counters, block, m):
    for item, count in block.items():
        counters[item] = counters.get(item, 0) + count
    if len(counters) > m:
        cut = sorted(counters.values(), reverse=True)[m]
        for item in list(counters):  # at least m + 1 items lose cut each
            counters[item] -= cut
            if counters[item] <= 0:
                del counters[item]
