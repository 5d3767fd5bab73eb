class Node:
    def __init__(self):
        self.children, self.top = {}, []  # top: the best k queries below this node, best first


class Autocomplete:
    """Suggests the k most counted queries that begin with a prefix; equal counts in alphabetical order."""

    def __init__(self, k):
        self.k, self.counts, self.root = k, {}, Node()

    def add(self, query, count=1):
        """Counts a non-empty query `count` (at least 1) more times."""
        self.counts[query] = self.counts.get(query, 0) + count
        node = self.root
        self._offer(node, query)
        for letter in query:
            if letter not in node.children:
                node.children[letter] = Node()
            node = node.children[letter]
            self._offer(node, query)

    def _offer(self, node, query):
        if query not in node.top:
            node.top.append(query)
        node.top.sort(key=lambda q: (-self.counts[q], q))
        del node.top[self.k :]

    def suggest(self, prefix):
        """At most k queries that begin with prefix, the most counted first."""
        node = self.root
        for letter in prefix:
            if letter not in node.children:
                return []
            node = node.children[letter]
        return list(node.top)
