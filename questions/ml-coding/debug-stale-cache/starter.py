class FeatureStore:
    """Features of a user's past events, computed once and kept until they change."""

    def __init__(self, compute, events={}):
        self.compute = compute
        self.events = events
        self.cache = {}

    def add(self, user, day, amount):
        """Records an event."""
        self.events.setdefault(user, []).append((day, amount))

    def features(self, user, day, window=7):
        """compute(the user's events, day, window), a dict."""
        key = f"{user}{day}"
        if key not in self.cache:
            self.cache[key] = self.compute(list(self.events.get(user, [])), day, window)
        return self.cache[key]
