# fails: test_the_window_slides
class RateLimiter:
    def __init__(self, limit, window):
        self.limit, self.window, self.state = limit, window, {}

    def allow(self, key, now):
        start, count = self.state.get(key, (now, 0))
        if now - start >= self.window:
            start, count = now, 0
        if count == self.limit:
            return False
        self.state[key] = (start, count + 1)
        return True
