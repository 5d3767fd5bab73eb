from collections import defaultdict, deque
from functools import partial


class RateLimiter:
    """Keeps the last `limit` allowed times; only the oldest of them decides."""

    def __init__(self, limit, window):
        self.window = window
        self.last = defaultdict(partial(deque, maxlen=limit))

    def allow(self, key, now):
        last = self.last[key]
        if len(last) == last.maxlen and now - last[0] < self.window:
            return False
        last.append(now)  # a full deque drops its oldest time by itself
        return True
