# fails: test_the_prefix_itself_is_a_suggestion
from collections import Counter, defaultdict


class Autocomplete:
    def __init__(self, k):
        self.k, self.counts, self.top = k, Counter(), defaultdict(list)

    def add(self, query, count=1):
        self.counts[query] += count
        for end in range(len(query)):
            top = self.top[query[:end]]
            if query not in top:
                top.append(query)
            top.sort(key=lambda q: (-self.counts[q], q))
            del top[self.k :]

    def suggest(self, prefix):
        return list(self.top.get(prefix, []))
