# fails: test_memory_is_bounded
from collections import Counter


def heavy_hitters(stream, m):
    return dict(Counter(stream).most_common(m))
