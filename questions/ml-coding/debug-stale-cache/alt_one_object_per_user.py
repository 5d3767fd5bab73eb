from functools import lru_cache


class User:
    """One user's events with a cache of their own, made anew after each event."""

    def __init__(self, compute, events):
        self.events = tuple(events)
        cached = lru_cache(maxsize=None)
        self.features = cached(lambda *key: compute(list(self.events), *key))


class FeatureStore:
    def __init__(self, compute, events=None):
        self.compute = compute
        events = events or {}
        self.users = {user: User(compute, past) for user, past in events.items()}

    def user(self, user):
        if user not in self.users:
            self.users[user] = User(self.compute, ())
        return self.users[user]

    def add(self, user, day, amount):
        self.users[user] = User(self.compute, (*self.user(user).events, (day, amount)))

    def features(self, user, day, window=7):
        return {**self.user(user).features(day, window)}
