# fails: test_equal_readings
from collections import deque


def sliding_extremes(stream, width):
    window, low, high = deque(), deque(), deque()
    for value in stream:
        if len(window) == width:
            gone = window.popleft()
            if low and gone == low[0]:
                low.popleft()
            if high and gone == high[0]:
                high.popleft()
        window.append(value)
        if value is not None:
            while low and low[-1] >= value:
                low.pop()
            while high and high[-1] <= value:
                high.pop()
            low.append(value)
            high.append(value)
        yield (low[0], high[0]) if low else (None, None)
