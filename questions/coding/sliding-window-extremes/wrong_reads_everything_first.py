# fails: test_one_pair_after_each_reading
def sliding_extremes(stream, width):
    readings, pairs = list(stream), []
    for end in range(1, len(readings) + 1):
        known = [
            value for value in readings[max(0, end - width) : end] if value is not None
        ]
        pairs.append((min(known, default=None), max(known, default=None)))
    return iter(pairs)
