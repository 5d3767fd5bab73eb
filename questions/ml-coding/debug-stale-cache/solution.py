class FeatureStore:
    """Features of a user's past events, computed once and kept until they change."""

    def __init__(self, compute, events=None):
        self.compute = compute
        events = events or {}
        self.events = {user: list(past) for user, past in events.items()}  # own lists
        self.cache = {}  # user -> {(day, window): features}

    def add(self, user, day, amount):
        """Records an event."""
        self.events.setdefault(user, []).append((day, amount))
        self.cache.pop(user, None)  # all known about this user is out of date

    def features(self, user, day, window=7):
        """compute(the user's events, day, window), a dict."""
        known = self.cache.setdefault(user, {})
        key = day, window  # all that the result depends on
        if key not in known:
            known[key] = self.compute(list(self.events.get(user, [])), day, window)
        return dict(known[key])  # a copy: the caller may change it
