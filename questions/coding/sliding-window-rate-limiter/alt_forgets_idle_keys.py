from collections import OrderedDict, deque


class RateLimiter:
    """Also drops keys whose last allowed request has left the window, so memory follows the active clients only."""

    def __init__(self, limit, window):
        self.limit, self.window = limit, window
        self.active = OrderedDict()  # key -> allowed times; the key allowed longest ago comes first

    def allow(self, key, now):
        while self.active:
            idle, times = next(iter(self.active.items()))
            if now - times[-1] < self.window:
                break
            del self.active[idle]
        times = self.active.get(key, deque())
        while times and now - times[0] >= self.window:
            times.popleft()
        if len(times) >= self.limit:
            return False
        times.append(now)
        self.active[key] = times
        self.active.move_to_end(key)
        return True
