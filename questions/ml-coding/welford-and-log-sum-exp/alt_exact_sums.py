import math
from fractions import Fraction


class Moments:
    """The textbook sums of x and x^2, in exact fractions, where nothing can cancel."""

    def __init__(self):
        self.n, self._sum, self._squares = 0, Fraction(0), Fraction(0)

    @property
    def mean(self):
        return float(self._sum / self.n) if self.n else 0.0

    def add(self, x):
        x = Fraction(x)
        self.n, self._sum, self._squares = (
            self.n + 1,
            self._sum + x,
            self._squares + x * x,
        )

    def merge(self, other):
        self.n += other.n
        self._sum += other._sum
        self._squares += other._squares

    def variance(self, ddof=0):
        if self.n <= ddof:
            return math.nan
        return float((self._squares - self._sum**2 / self.n) / (self.n - ddof))


class LogSumExp:
    """Sums in blocks of width 512, each with its own fixed shift; no block ever has to
    be rescaled.
    """

    def __init__(self):
        # k -> sum of e^(x - 512 (k + 1)) over x from 512 k to 512 (k + 1)
        self._blocks = {}

    def add(self, x):
        if x > -math.inf:
            k = math.floor(x / 512)
            self._blocks[k] = self._blocks.get(k, 0.0) + math.exp(x - 512 * k - 512)

    def merge(self, other):
        for k, total in other._blocks.items():
            self._blocks[k] = self._blocks.get(k, 0.0) + total

    def value(self):
        logs = [
            512 * k + 512 + math.log(total)
            for k, total in self._blocks.items()
            if total
        ]
        return (
            max(logs) + math.log(sum(math.exp(v - max(logs)) for v in logs))
            if logs
            else -math.inf
        )
