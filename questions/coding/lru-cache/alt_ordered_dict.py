from collections import OrderedDict


class LRUCache:
    """An OrderedDict is the same hash map and linked list, written in C."""

    def __init__(self, capacity):
        self.capacity, self.items = capacity, OrderedDict()

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
