# fails: test_a_hundred_thousand_requests
class RateLimiter:
    def __init__(self, limit, window):
        self.limit, self.window, self.allowed = limit, window, {}

    def allow(self, key, now):
        times = [t for t in self.allowed.get(key, []) if now - t < self.window]
        self.allowed[key] = times
        if len(times) >= self.limit:
            return False
        times.append(now)
        return True
