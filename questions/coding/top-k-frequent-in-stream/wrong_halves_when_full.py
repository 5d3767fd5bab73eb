# fails: test_random_skewed_streams
def heavy_hitters(stream, m):
    counters = {}
    for item in stream:
        if item not in counters and len(counters) == m:
            counters = {other: count // 2 for other, count in counters.items() if count > 1}
        if item in counters or len(counters) < m:
            counters[item] = counters.get(item, 0) + 1
    return counters
