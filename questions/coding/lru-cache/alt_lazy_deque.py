from collections import deque


class LRUCache:
    """A deque of uses, oldest first: only the last entry of a key counts, the others are skipped. O(1) amortized."""

    def __init__(self, capacity):
        self.capacity, self.values = capacity, {}
        self.uses, self.entries = deque(), {}  # entries[key]: how many of the deque's entries are this key

    def _oldest_entry(self):
        """Takes the oldest entry off; returns its key, and whether it was the key's last use."""
        key = self.uses.popleft()
        self.entries[key] -= 1
        return key, self.entries[key] == 0

    def _use(self, key):
        self.uses.append(key)
        self.entries[key] = self.entries.get(key, 0) + 1
        if len(self.uses) > 2 * self.capacity + 2:  # at least half are stale: drop those, keep the order
            for _ in range(len(self.uses)):
                key, last = self._oldest_entry()
                if last:
                    self.uses.append(key)
                    self.entries[key] = 1

    def get(self, key, default=None):
        if key not in self.values:
            return default
        self._use(key)
        return self.values[key]

    def put(self, key, value):
        self.values[key] = value
        self._use(key)
        while len(self.values) > self.capacity:
            key, last = self._oldest_entry()
            if last:
                del self.values[key], self.entries[key]
