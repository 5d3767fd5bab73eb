# fails: test_counts_add_up
from collections import Counter, defaultdict


class Autocomplete:
    def __init__(self, k):
        self.k, self.counts, self.top = k, Counter(), defaultdict(list)

    def add(self, query, count=1):
        new = query not in self.counts
        self.counts[query] += count
        if new:
            for end in range(len(query) + 1):
                top = self.top[query[:end]]
                top.append(query)
                top.sort(key=lambda q: (-self.counts[q], q))
                del top[self.k :]

    def suggest(self, prefix):
        return list(self.top.get(prefix, []))
