# fails: test_two_caches_share_nothing
from collections import OrderedDict


class LRUCache:
    def __init__(self, capacity, items=OrderedDict()):
        self.capacity, self.items = capacity, items

    def get(self, key, default=None):
        if key not in self.items:
            return default
        self.items.move_to_end(key)
        return self.items[key]

    def put(self, key, value):
        self.items[key] = value
        self.items.move_to_end(key)
        if len(self.items) > self.capacity:
            self.items.popitem(last=False)
