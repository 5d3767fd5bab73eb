# fails: test_every_item_is_equally_likely
def reservoir_sample(stream, k, rng):
    reservoir = []
    for i, item in enumerate(stream):
        if i < k:
            reservoir.append(item)
        elif rng.random() < 0.5:
            reservoir[rng.randrange(k)] = item
    return reservoir
