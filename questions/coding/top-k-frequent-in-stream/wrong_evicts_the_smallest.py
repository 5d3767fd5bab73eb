# fails: test_old_items_do_not_block_new_ones
def heavy_hitters(stream, m):
    counters = {}
    for item in stream:
        if item not in counters and len(counters) == m:
            del counters[min(counters, key=counters.get)]
        counters[item] = counters.get(item, 0) + 1
    return counters
