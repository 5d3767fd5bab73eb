# fails: test_a_long_stream_with_many_counters
def heavy_hitters(stream, m):
    counters = {}
    for item in stream:
        if item in counters:
            counters[item] += 1
        elif len(counters) < m:
            counters[item] = 1
        else:
            smallest = min(counters, key=counters.get)
            counters[item] = counters.pop(smallest) + 1
    return counters
