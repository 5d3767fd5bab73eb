# fails: test_few_comparisons
from collections import deque


def sliding_extremes(stream, width):
    window, low, high = deque(), None, None
    for value in stream:
        gone = window.popleft() if len(window) == width else None
        window.append(value)
        known = [v for v in window if v is not None]
        if gone is not None and (gone == low or gone == high) or len(known) < 2:
            low, high = min(known, default=None), max(known, default=None)
        elif value is not None:
            low, high = min(low, value), max(high, value)
        yield low, high
