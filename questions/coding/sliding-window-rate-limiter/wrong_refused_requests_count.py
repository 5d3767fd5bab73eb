# fails: test_refused_requests_do_not_count
from collections import deque


class RateLimiter:
    def __init__(self, limit, window):
        self.limit, self.window, self.seen = limit, window, {}

    def allow(self, key, now):
        times = self.seen.setdefault(key, deque())
        while times and now - times[0] >= self.window:
            times.popleft()
        times.append(now)
        return len(times) <= self.limit
