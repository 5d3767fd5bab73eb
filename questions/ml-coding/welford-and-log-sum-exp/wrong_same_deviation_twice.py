# fails: test_four_numbers
import math


class Moments:
    def __init__(self):
        self.n, self.mean, self.m2 = 0, 0.0, 0.0

    def add(self, x):
        self.n += 1
        self.mean += (x - self.mean) / self.n
        self.m2 += (x - self.mean) ** 2  # the new mean in both factors

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
        self.v = -math.inf

    def add(self, x):
        top = max(self.v, x)
        if top > -math.inf:
            self.v = top + math.log(math.exp(self.v - top) + math.exp(x - top))

    def merge(self, other):
        self.add(other.v)

    def value(self):
        return self.v
