# fails: test_a_new_event_counts_at_once
class FeatureStore:
    """Features of a user's past events, computed once and kept until they change."""

    def __init__(self, compute, events=None):
        self.compute = compute
        events = events or {}
        self.events = {user: list(past) for user, past in events.items()}
        self.cache = {}

    def add(self, user, day, amount):
        """Records an event."""
        self.events.setdefault(user, []).append((day, amount))

    def features(self, user, day, window=7):
        """compute(the user's events, day, window), a dict."""
        known = self.cache.setdefault(user, {})
        key = day, window
        if key not in known:
            known[key] = self.compute(list(self.events.get(user, [])), day, window)
        return dict(known[key])
