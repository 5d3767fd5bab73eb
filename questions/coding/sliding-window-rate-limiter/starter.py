class RateLimiter:
    """Allows at most `limit` (at least 1) requests of each key in any `window` seconds."""

    def __init__(self, limit, window):
        raise NotImplementedError

    def allow(self, key, now):
        """True if the request of key at time now (seconds, never decreasing) goes through, False if it is refused."""
        raise NotImplementedError
