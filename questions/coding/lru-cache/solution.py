class Node:
    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.older = self.newer = self


class LRUCache:
    """A mapping of at most `capacity` keys (at least 1) that evicts the least recently used one."""

    def __init__(self, capacity):
        self.capacity, self.nodes = capacity, {}
        self.ring = Node()  # sentinel: ring.newer is the oldest node, ring.older the newest

    def _unlink(self, node):
        node.older.newer, node.newer.older = node.newer, node.older

    def _touch(self, node):
        node.older, node.newer = self.ring.older, self.ring
        node.older.newer = node.newer.older = node

    def get(self, key, default=None):
        """The value of key, which becomes the most recently used; default if it is not there."""
        if key not in self.nodes:
            return default
        node = self.nodes[key]
        self._unlink(node)
        self._touch(node)
        return node.value

    def put(self, key, value):
        """Sets the value of key, which becomes the most recently used; evicts one key if there are too many."""
        if key in self.nodes:
            self._unlink(self.nodes[key])
        elif len(self.nodes) == self.capacity:
            oldest = self.ring.newer
            self._unlink(oldest)
            del self.nodes[oldest.key]
        self.nodes[key] = Node(key, value)
        self._touch(self.nodes[key])
