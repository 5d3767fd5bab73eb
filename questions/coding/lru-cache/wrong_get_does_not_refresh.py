# fails: test_get_keeps_a_key_alive
class LRUCache:
    def __init__(self, capacity):
        self.capacity, self.items = capacity, {}

    def get(self, key, default=None):
        return self.items.get(key, default)

    def put(self, key, value):
        self.items.pop(key, None)
        self.items[key] = value
        if len(self.items) > self.capacity:
            del self.items[next(iter(self.items))]
