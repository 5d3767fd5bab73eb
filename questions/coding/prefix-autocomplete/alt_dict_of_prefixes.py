from bisect import insort
from collections import Counter, defaultdict


class Autocomplete:
    """A hash map from every prefix to its best k queries: a trie without nodes, at the price of storing each prefix whole."""

    def __init__(self, k):
        self.k, self.counts, self.best = k, Counter(), defaultdict(list)

    def add(self, query, count=1):
        old = (-self.counts[query], query)
        self.counts[query] += count
        new = (-self.counts[query], query)
        for end in range(len(query) + 1):
            best = self.best[query[:end]]
            if old in best:
                best.remove(old)
            insort(best, new)
            del best[self.k :]

    def suggest(self, prefix):
        return tuple(query for _, query in self.best.get(prefix, []))
