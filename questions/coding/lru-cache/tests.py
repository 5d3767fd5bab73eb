from answer import LRUCache


def test_get_returns_what_was_put():
    """A stored value comes back; an unknown key gives the default"""
    cache = LRUCache(2)
    cache.put("a", 1)
    assert cache.get("a") == 1
    assert cache.get("b") is None
    assert cache.get("b", -1) == -1


def test_the_oldest_key_is_evicted():
    """Capacity 2: putting a, b, c loses a"""
    cache = LRUCache(2)
    for key, value in [("a", 1), ("b", 2), ("c", 3)]:
        cache.put(key, value)
    assert cache.get("a") is None
    assert cache.get("b") == 2
    assert cache.get("c") == 3


def test_get_keeps_a_key_alive():
    """Putting a, b, reading a, putting c loses b"""
    cache = LRUCache(2)
    cache.put("a", 1)
    cache.put("b", 2)
    cache.get("a")
    cache.put("c", 3)
    assert cache.get("a") == 1
    assert cache.get("b") is None


def test_put_keeps_a_key_alive():
    """Putting a, b, a again, then c loses b"""
    cache = LRUCache(2)
    for key, value in [("a", 1), ("b", 2), ("a", 10), ("c", 3)]:
        cache.put(key, value)
    assert cache.get("a") == 10
    assert cache.get("b") is None
    assert cache.get("c") == 3


def test_updating_a_key_evicts_nothing():
    """A full cache takes a new value for an old key without losing another"""
    cache = LRUCache(2)
    for key, value in [("a", 1), ("b", 2), ("b", 20)]:
        cache.put(key, value)
    assert cache.get("a") == 1
    assert cache.get("b") == 20


def test_zero_and_none_are_values():
    """A stored 0 or None is a hit, not a miss"""
    cache = LRUCache(2)
    cache.put("zero", 0)
    cache.put("none", None)
    assert cache.get("zero", "missing") == 0
    assert cache.get("none", "missing") is None
    cache.get("zero")
    cache.put("new", 1)
    assert cache.get("zero", "missing") == 0
