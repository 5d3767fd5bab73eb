# fails: test_a_burst_across_a_clock_boundary
from collections import Counter


class RateLimiter:
    def __init__(self, limit, window):
        self.limit, self.window, self.counts = limit, window, Counter()

    def allow(self, key, now):
        slot = (key, now // self.window)
        if self.counts[slot] == self.limit:
            return False
        self.counts[slot] += 1
        return True
