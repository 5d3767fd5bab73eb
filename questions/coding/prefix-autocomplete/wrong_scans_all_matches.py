# fails: test_suggesting_while_counting
import heapq
from collections import Counter


class Autocomplete:
    def __init__(self, k):
        self.k, self.counts = k, Counter()

    def add(self, query, count=1):
        self.counts[query] += count

    def suggest(self, prefix):
        matches = ((-count, query) for query, count in self.counts.items() if query.startswith(prefix))
        return [query for _, query in heapq.nsmallest(self.k, matches)]
