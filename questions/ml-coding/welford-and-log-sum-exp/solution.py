import math


class Moments:
    """Count, mean and variance of a stream; other partial results can be merged in."""

    def __init__(self, n=0, mean=0.0, m2=0.0):
        # m2: sum of squared deviations from the mean
        self.n, self.mean, self.m2 = n, mean, m2

    def add(self, x):
        """Takes in one number."""
        self.merge(Moments(1, x, 0.0))

    def merge(self, other):
        """Takes in what another Moments has seen; the other stays as it is."""
        if other.n:
            n, delta = self.n + other.n, other.mean - self.mean
            self.m2 += other.m2 + delta * delta * (self.n * other.n / n)
            self.mean += delta * (other.n / n)
            self.n = n

    def variance(self, ddof=0):
        """Sum of squared deviations over (n - ddof); NaN unless n > ddof."""
        return self.m2 / (self.n - ddof) if self.n > ddof else math.nan


class LogSumExp:
    """log(e^x1 + e^x2 + ...) of a stream; other partial results can be merged in."""

    def __init__(self, top=-math.inf):
        self.top, self.total = top, float(top > -math.inf)  # the sum is total * e^top

    def add(self, x):
        """Takes in one number, possibly minus infinity."""
        self.merge(LogSumExp(x))

    def merge(self, other):
        """Takes in what another LogSumExp has seen; the other stays as it is."""
        if other.total:
            top = max(self.top, other.top)
            self.total *= math.exp(self.top - top)  # the sum may need a new reference
            self.total += other.total * math.exp(other.top - top)
            self.top = top

    def value(self):
        """Log of the sum of exponentials; minus infinity for an empty stream."""
        return self.top + math.log(self.total) if self.total else -math.inf
