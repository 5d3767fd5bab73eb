import math


class Moments:
    """Welford's update for one number, Chan's for a batch."""

    def __init__(self):
        self.n, self.mean, self._squares = 0, 0.0, 0.0

    def add(self, x):
        self.n += 1
        before = x - self.mean
        self.mean += before / self.n
        # one deviation from the old mean, one from the new
        self._squares += before * (x - self.mean)

    def merge(self, other):
        if self.n == 0 or other.n == 0:
            if other.n:
                self.n, self.mean, self._squares = other.n, other.mean, other._squares
            return
        share = other.n / (self.n + other.n)
        gap = other.mean - self.mean
        self._squares += other._squares + gap**2 * self.n * share
        self.mean += share * gap
        self.n += other.n

    def variance(self, ddof=0):
        return math.nan if self.n <= ddof else self._squares / (self.n - ddof)


class LogSumExp:
    """The value itself is the state: log(e^a + e^b) = max + log1p(e^-|a - b|)."""

    def __init__(self):
        self._value = -math.inf

    def add(self, x):
        high, low = max(self._value, x), min(self._value, x)
        self._value = (
            high if low == -math.inf else high + math.log1p(math.exp(low - high))
        )

    def merge(self, other):
        self.add(other._value)

    def value(self):
        return self._value
