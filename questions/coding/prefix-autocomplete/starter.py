class Autocomplete:
    """Suggests the k most counted queries that begin with a prefix; equal counts in alphabetical order."""

    def __init__(self, k):
        raise NotImplementedError

    def add(self, query, count=1):
        """Counts a non-empty query `count` (at least 1) more times."""
        raise NotImplementedError

    def suggest(self, prefix):
        """At most k queries that begin with prefix, the most counted first."""
        raise NotImplementedError
