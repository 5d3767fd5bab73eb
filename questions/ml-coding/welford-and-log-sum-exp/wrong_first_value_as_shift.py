# fails: test_log_sums_in_any_order_and_cut
import math


class Moments:
    def __init__(self):
        self.n, self.mean, self.m2 = 0, 0.0, 0.0

    def add(self, x):
        self.n += 1
        delta = x - self.mean
        self.mean += delta / self.n
        self.m2 += delta * (x - self.mean)

    def merge(self, other):
        n = self.n + other.n
        if n:
            delta = other.mean - self.mean
            self.m2 += other.m2 + delta**2 * self.n * other.n / n
            self.mean += delta * other.n / n
            self.n = n

    def variance(self, ddof=0):
        return self.m2 / (self.n - ddof) if self.n > ddof else math.nan


class LogSumExp:
    def __init__(self):
        self.shift, self.total = None, 0.0

    def add(self, x):
        if x == -math.inf:
            return
        if self.shift is None:
            self.shift = x  # never moved again
        self.total += math.exp(x - self.shift)

    def merge(self, other):
        if other.total:
            self.add(other.value())

    def value(self):
        return self.shift + math.log(self.total) if self.total else -math.inf
