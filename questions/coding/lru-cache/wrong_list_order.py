# fails: test_two_hundred_thousand_operations
class LRUCache:
    def __init__(self, capacity):
        self.capacity, self.items, self.order = capacity, {}, []

    def get(self, key, default=None):
        if key not in self.items:
            return default
        self.order.remove(key)
        self.order.append(key)
        return self.items[key]

    def put(self, key, value):
        if key in self.items:
            self.order.remove(key)
        elif len(self.items) == self.capacity:
            del self.items[self.order.pop(0)]
        self.items[key] = value
        self.order.append(key)
