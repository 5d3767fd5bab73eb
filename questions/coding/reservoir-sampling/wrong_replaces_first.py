# fails: test_every_set_is_equally_likely
def reservoir_sample(stream, k, rng):
    reservoir = []
    for i, item in enumerate(stream):
        if i < k:
            reservoir.append(item)
        elif rng.random() < k / (i + 1):
            reservoir.pop(0)
            reservoir.append(item)
    return reservoir
