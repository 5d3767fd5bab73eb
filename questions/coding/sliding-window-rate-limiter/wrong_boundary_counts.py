# fails: test_the_window_slides
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.limit, self.window, self.allowed = limit, window, {}

    def allow(self, key, now):
        times = self.allowed.setdefault(key, deque())
        while times and now - times[0] > self.window:
            times.popleft()
        if len(times) == self.limit:
            return False
        times.append(now)
        return True
