# fails: test_a_dropped_query_comes_back
from collections import defaultdict


class Autocomplete:
    def __init__(self, k):
        self.k, self.top = k, defaultdict(dict)

    def add(self, query, count=1):
        for end in range(len(query) + 1):
            top = self.top[query[:end]]
            top[query] = top.get(query, 0) + count
            if len(top) > self.k:
                del top[min(top, key=lambda q: (top[q], [-ord(c) for c in q]))]

    def suggest(self, prefix):
        top = self.top.get(prefix, {})
        return sorted(top, key=lambda q: (-top[q], q))
