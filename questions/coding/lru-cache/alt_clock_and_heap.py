import heapq


class LRUCache:
    """Time stamps and a heap with stale entries: O(log n) amortized, no links to get wrong."""

    def __init__(self, capacity):
        self.capacity, self.time, self.values, self.stamps, self.heap = capacity, 0, {}, {}, []

    def _touch(self, key):
        self.time += 1
        self.stamps[key] = self.time
        heapq.heappush(self.heap, (self.time, key))
        if len(self.heap) > 4 * self.capacity + 16:
            self.heap = sorted((time, key) for key, time in self.stamps.items())

    def get(self, key, default=None):
        if key not in self.values:
            return default
        self._touch(key)
        return self.values[key]

    def put(self, key, value):
        self.values[key] = value
        self._touch(key)
        while len(self.values) > self.capacity:
            time, old = heapq.heappop(self.heap)
            if self.stamps.get(old) == time:
                del self.values[old], self.stamps[old]
