# fails: test_memory_stays_at_k_items
def reservoir_sample(stream, k, rng):
    items = list(stream)
    return rng.sample(items, min(k, len(items)))
