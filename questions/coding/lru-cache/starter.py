class LRUCache:
    """A mapping of at most `capacity` keys (at least 1) that evicts the least recently used one."""

    def __init__(self, capacity):
        raise NotImplementedError

    def get(self, key, default=None):
        """The value of key, which becomes the most recently used; default if it is not there."""
        raise NotImplementedError

    def put(self, key, value):
        """Sets the value of key, which becomes the most recently used; evicts one key if there are too many."""
        raise NotImplementedError
