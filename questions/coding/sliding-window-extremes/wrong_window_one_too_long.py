# fails: test_the_extreme_leaves, test_width_one
from collections import deque


def sliding_extremes(stream, width):
    low, high = deque(), deque()
    for position, value in enumerate(stream):
        for candidates in (low, high):
            if candidates and candidates[0][0] < position - width:
                candidates.popleft()
        if value is not None:
            while low and low[-1][1] >= value:
                low.pop()
            while high and high[-1][1] <= value:
                high.pop()
            low.append((position, value))
            high.append((position, value))
        yield (low[0][1], high[0][1]) if low else (None, None)
