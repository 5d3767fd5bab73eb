# fails: test_every_set_is_equally_likely
def reservoir_sample(stream, k, rng):
    reservoir = []
    for i, item in enumerate(stream):
        if i < k:
            reservoir.append(item)
        else:
            j = rng.randrange(i)
            if j < k:
                reservoir[j] = item
    return reservoir
