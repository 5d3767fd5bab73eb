# fails: test_a_large_offset_keeps_the_variance, test_merging_far_from_zero
import math


class Moments:
    def __init__(self):
        self.n, self.sum, self.squares = 0, 0.0, 0.0

    @property
    def mean(self):
        return self.sum / self.n

    def add(self, x):
        self.n += 1
        self.sum += x
        self.squares += x * x

    def merge(self, other):
        self.n += other.n
        self.sum += other.sum
        self.squares += other.squares

    def variance(self, ddof=0):
        return (self.squares - self.sum**2 / self.n) / (self.n - ddof) if self.n > ddof else math.nan


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
