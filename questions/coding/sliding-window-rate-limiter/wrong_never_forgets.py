# fails: test_memory_stays_at_the_limit
class RateLimiter:
    def __init__(self, limit, window):
        self.limit, self.window, self.allowed = limit, window, {}

    def allow(self, key, now):
        times = self.allowed.setdefault(key, [])
        if len(times) >= self.limit and now - times[-self.limit] < self.window:
            return False
        times.append(now)
        return True
