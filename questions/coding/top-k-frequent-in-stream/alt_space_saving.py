from collections import defaultdict


def heavy_hitters(stream, m):
    """Space-Saving: a new item takes over the smallest counter, count included, so estimates are never too low.

    Items are kept in buckets by count; the smallest count only ever moves up, so each step takes constant time.
    """
    counts, buckets, least = {}, defaultdict(dict), 0
    for item in stream:
        count = 0
        if item in counts:
            count = counts[item]
            del buckets[count][item]
        elif len(counts) == m:
            count = least
            victim = next(iter(buckets[least]))
            del buckets[least][victim], counts[victim]
        else:
            least = 1
        counts[item] = count + 1
        buckets[count + 1][item] = None
        if not buckets[count]:
            del buckets[count]
            if count == least:
                least += 1
    return counts
