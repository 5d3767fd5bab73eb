import random

from answer import FeatureStore


class Spend:
    """Count and sum of amounts in the `window` days before `day`; counts its calls."""

    def __init__(self):
        self.calls = 0

    def __call__(self, events, day, window):
        self.calls += 1
        recent = [amount for when, amount in events if day - window <= when < day]
        return {"count": len(recent), "sum": sum(recent)}


def test_agrees_with_no_cache_at_all():
    """A thousand random events and questions, against a fresh computation each time"""
    rng = random.Random(0)
    store, events = FeatureStore(Spend()), {}
    for _ in range(1000):
        user, day, window = rng.randrange(15), rng.randrange(30), rng.randrange(1, 12)
        if rng.random() < 0.3:
            store.add(user, day, window)
            events.setdefault(user, []).append((day, window))
        else:
            expected = Spend()(events.get(user, []), day, window)
            assert store.features(user, day, window) == expected


def test_other_users_are_not_computed_again():
    """An event of one user leaves the other users' features in the cache"""
    spend = Spend()
    store = FeatureStore(spend, {"ann": [(1, 10)], "bob": [(2, 20)], "a": [(3, 30)]})
    for user in ("ann", "bob", "a"):
        store.features(user, 5)
    store.add("a", 4, 1)
    store.features("ann", 5)
    store.features("bob", 5)
    assert spend.calls == 3
    assert store.features("a", 5) == {"count": 2, "sum": 31}
    assert spend.calls == 4


def test_default_window_is_seven():
    """Without a window, or with 7 by position or name: one question, one computation"""
    spend = Spend()
    store = FeatureStore(spend, {"ann": [(0, 1), (1, 2), (8, 4)]})
    found = [store.features("ann", 8), store.features("ann", 8, 7)]
    found.append(store.features("ann", day=8, window=7))
    assert found == 3 * [{"count": 1, "sum": 2}]
    assert spend.calls == 1


def test_the_callers_events_stay():
    """Adding to a store does not write into the events it was started with"""
    events = {"ann": [(1, 10)]}
    one, other = FeatureStore(Spend(), events), FeatureStore(Spend(), events)
    one.add("ann", 2, 7)
    one.add("bob", 2, 7)
    assert events == {"ann": [(1, 10)]}
    assert other.features("ann", 5) == {"count": 1, "sum": 10}
    assert other.features("bob", 5) == {"count": 0, "sum": 0}


def test_later_changes_by_the_caller_do_not_arrive():
    """Events that the caller adds to the own lists afterward are not the store's"""
    events = {"ann": [(1, 10)]}
    store = FeatureStore(Spend(), events)
    events["ann"].append((2, 99))
    events["bob"] = [(2, 99)]
    assert store.features("ann", 5) == {"count": 1, "sum": 10}
    assert store.features("bob", 5) == {"count": 0, "sum": 0}


def test_numbers_and_strings_are_different_users():
    """User 1 is not user '1'"""
    store = FeatureStore(Spend())
    store.add(1, 1, 10)
    store.add("1", 1, 20)
    assert [store.features(user, 5)["sum"] for user in (1, "1", 1)] == [10, 20, 10]


def test_two_stores_with_different_features():
    """Each store keeps the results of its own function"""
    events = {"ann": [(1, 10)]}
    one = FeatureStore(lambda events, day, window: {"n": len(events)}, events)
    other = FeatureStore(lambda events, day, window: {"n": -1}, events)
    assert one.features("ann", 5) == {"n": 1}
    assert other.features("ann", 5) == {"n": -1}
    assert one.features("ann", 5) == {"n": 1}


def test_an_event_in_the_past_counts_too():
    """A late event changes features of all days, each computed again once"""
    spend = Spend()
    store = FeatureStore(spend, {"ann": [(8, 1)]})
    days = (9, 10, 11)
    assert [store.features("ann", day)["sum"] for day in days] == [1, 1, 1]
    store.add("ann", 7, 5)
    for _ in range(2):
        assert [store.features("ann", day)["sum"] for day in days] == [6, 6, 6]
    assert spend.calls == 6
