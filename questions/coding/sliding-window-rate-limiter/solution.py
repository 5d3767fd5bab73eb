from collections import deque


class RateLimiter:
    """Allows at most `limit` (at least 1) requests of each key in any `window` seconds."""

    def __init__(self, limit, window):
        self.limit, self.window = limit, window
        self.allowed = {}  # key -> times of its allowed requests that still count, oldest first

    def allow(self, key, now):
        """True if the request of key at time now (seconds, never decreasing) goes through, False if it is refused."""
        times = self.allowed.setdefault(key, deque())
        while times and now - times[0] >= self.window:
            times.popleft()
        if len(times) == self.limit:
            return False
        times.append(now)
        return True
