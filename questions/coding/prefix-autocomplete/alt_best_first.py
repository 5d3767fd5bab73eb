import heapq


class Node:
    def __init__(self):
        self.children, self.best, self.count = {}, 0, 0


class Autocomplete:
    """Each node knows the largest count below it; a heap opens the most promising branch first.

    Cheap to add to, nothing is stored per suggestion, and k could change from call to call. Counts never fall, so the
    largest count below a node is kept up to date by a maximum.
    """

    def __init__(self, k):
        self.k, self.root = k, Node()

    def add(self, query, count=1):
        path = [self.root]
        for letter in query:
            path.append(path[-1].children.setdefault(letter, Node()))
        path[-1].count += count
        for node in path:
            node.best = max(node.best, path[-1].count)

    def suggest(self, prefix):
        node = self.root
        for letter in prefix:
            node = node.children.get(letter)
            if node is None:
                return []
        heap, found = [(-node.best, prefix, 0, node)], []
        while heap and len(found) < self.k:
            _, text, is_query, node = heapq.heappop(heap)
            if is_query:
                found.append(text)
                continue
            if node.count:
                heapq.heappush(heap, (-node.count, text, 1, node))
            for letter, child in node.children.items():
                heapq.heappush(heap, (-child.best, text + letter, 0, child))
        return found
