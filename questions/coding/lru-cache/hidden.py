from random import Random

from answer import LRUCache


class Slow:
    """The same cache as a list, newest last: obviously right and O(n)."""

    def __init__(self, capacity):
        self.capacity, self.items = capacity, []

    def get(self, key, default=None):
        for item in self.items:
            if item[0] == key:
                self.items.remove(item)
                self.items.append(item)
                return item[1]
        return default

    def put(self, key, value):
        self.items = [item for item in self.items if item[0] != key] + [(key, value)]
        self.items = self.items[-self.capacity :]


def test_agrees_with_a_list():
    """2,000 random operations on caches of 1, 2, 3 and 8 keys"""
    rng = Random(0)
    for capacity in (1, 2, 3, 8):
        cache, slow = LRUCache(capacity), Slow(capacity)
        for step in range(2_000):
            key = rng.randrange(2 * capacity + 1)
            if rng.random() < 0.5:
                assert cache.get(key, "missing") == slow.get(key, "missing")
            else:
                cache.put(key, step)
                slow.put(key, step)


def test_capacity_one():
    """Only the last key survives"""
    cache = LRUCache(1)
    for key in "abc":
        cache.put(key, key.upper())
    assert cache.get("c") == "C"
    assert cache.get("a") is None
    assert cache.get("b") is None


def test_a_miss_changes_nothing():
    """Asking for absent keys neither stores nor evicts"""
    cache = LRUCache(2)
    cache.put("a", 1)
    cache.put("b", 2)
    for key in "xyz":
        assert cache.get(key, 0) == 0
    assert cache.get("a") == 1
    assert cache.get("b") == 2


def test_an_evicted_key_can_return():
    """A key that was evicted and put again is the newest"""
    cache = LRUCache(2)
    for key in "abcad":
        cache.put(key, key)
    assert cache.get("a") == "a"
    assert cache.get("d") == "d"
    assert cache.get("c") is None


def test_two_caches_share_nothing():
    """What one cache holds the other does not"""
    first, second = LRUCache(2), LRUCache(2)
    first.put("a", 1)
    assert second.get("a") is None


def test_tuples_as_keys():
    """Any hashable key will do"""
    cache = LRUCache(2)
    cache.put((1, "x"), "pair")
    cache.put(frozenset({2}), "set")
    assert cache.get((1, "x")) == "pair"
    assert cache.get(frozenset({2})) == "set"


def test_two_hundred_thousand_operations():
    """200,000 operations on a cache of 50,000 keys within the time limit: each in O(1), or O(log n)"""
    size = 50_000
    users = [f"user {i}" for i in range(2 * size)]
    cache = LRUCache(size)
    for user in users[:size]:
        cache.put(user, user)
    for i in range(size):  # hits at both ends of the order, so that searching a list is slow from either side
        assert cache.get(users[i]) == users[i]
        assert cache.get(users[size - 1]) == users[size - 1]
    for user in users[size:]:
        cache.put(user, user)
    assert cache.get(users[0]) is None
    assert cache.get(users[-1]) == users[-1]
