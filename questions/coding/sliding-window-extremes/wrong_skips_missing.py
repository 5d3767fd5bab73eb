# fails: test_missing_readings_take_a_place
from collections import deque


def sliding_extremes(stream, width):
    low, high = deque(), deque()
    position = -1
    for value in stream:
        if value is not None:
            position += 1
            for candidates in (low, high):
                if candidates and candidates[0][0] <= position - width:
                    candidates.popleft()
            while low and low[-1][1] >= value:
                low.pop()
            while high and high[-1][1] <= value:
                high.pop()
            low.append((position, value))
            high.append((position, value))
        yield (low[0][1], high[0][1]) if low else (None, None)
