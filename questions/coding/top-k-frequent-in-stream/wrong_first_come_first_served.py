# fails: test_heavy_items_at_the_end
def heavy_hitters(stream, m):
    counters = {}
    for item in stream:
        if item in counters:
            counters[item] += 1
        elif len(counters) < m:
            counters[item] = 1
    return counters
