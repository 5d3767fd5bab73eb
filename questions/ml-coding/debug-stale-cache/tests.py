from answer import FeatureStore


class Spend:
    """Count and sum of amounts in the `window` days before `day`; counts its calls."""

    def __init__(self):
        self.calls = 0

    def __call__(self, events, day, window):
        self.calls += 1
        recent = [amount for when, amount in events if day - window <= when < day]
        return {"count": len(recent), "sum": sum(recent)}


def test_a_new_event_counts_at_once():
    """Features asked for before and after an event differ by that event"""
    store = FeatureStore(Spend())
    store.add("ann", 1, 10)
    assert store.features("ann", 5) == {"count": 1, "sum": 10}
    store.add("ann", 2, 7)
    assert store.features("ann", 5) == {"count": 2, "sum": 17}


def test_windows_differ():
    """The same user and day with windows of 2, 4 and 7 days"""
    store = FeatureStore(Spend())
    for day in (1, 4, 6):
        store.add("ann", day, 10)
    counts = [store.features("ann", 7, window=window)["count"] for window in (2, 4, 7)]
    assert counts == [1, 2, 3]
    assert store.features("ann", 7)["count"] == 3


def test_users_and_days_are_not_mixed_up():
    """User 1 on day 23 is not user 12 on day 3, in either order"""
    for pairs in ([(1, 23), (12, 3)], [(12, 3), (1, 23)]):
        store = FeatureStore(Spend())
        store.add(1, 22, 5)
        store.add(12, 2, 8)
        sums = {pair: store.features(*pair)["sum"] for pair in pairs}
        assert sums == {(1, 23): 5, (12, 3): 8}


def test_a_new_store_is_empty():
    """Events of one store do not appear in the next"""
    FeatureStore(Spend()).add("ann", 1, 10)
    assert FeatureStore(Spend()).features("ann", 5) == {"count": 0, "sum": 0}


def test_a_changed_result_does_not_come_back():
    """A caller who changes the features that he got does not change the store's"""
    store = FeatureStore(Spend(), {"ann": [(1, 10)]})
    for _ in range(2):
        mine = store.features("ann", 5)
        assert mine == {"count": 1, "sum": 10}
        mine["sum"] = 0
        mine["label"] = 1


def test_the_same_question_is_computed_once():
    """Three equal questions, one computation"""
    spend = Spend()
    store = FeatureStore(spend, {"ann": [(1, 10)]})
    for _ in range(3):
        store.features("ann", 5)
    assert spend.calls == 1
