class Candidates:
    """Readings that can still become the extreme, from best to worst, so
    that bisection works.
    """

    def __init__(self):
        self.entries, self.front = [], 0

    def expire(self, position):
        self.front += (
            self.front < len(self.entries) and self.entries[self.front][0] <= position
        )
        if 2 * self.front > len(self.entries):
            del self.entries[: self.front]
            self.front = 0

    def add(self, position, value, beats):
        left, right = self.front, len(self.entries)
        while left < right:
            middle = (left + right) // 2
            if beats(value, self.entries[middle][1]):
                right = middle
            else:
                left = middle + 1
        self.entries[left:] = [(position, value)]

    def best(self):
        return self.entries[self.front][1] if self.front < len(self.entries) else None


def sliding_extremes(stream, width):
    """The candidates are sorted: bisection finds where a new reading cuts them off."""
    low, high = Candidates(), Candidates()
    for position, value in enumerate(stream):
        low.expire(position - width)
        high.expire(position - width)
        if value is not None:
            low.add(position, value, lambda a, b: a < b)
            high.add(position, value, lambda a, b: a > b)
        yield low.best(), high.best()
