# fails: test_merging_is_like_seeing_everything, test_any_cut_gives_the_same_moments
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
            self.mean = (self.n * self.mean + other.n * other.mean) / n
            self.m2 += other.m2  # the distance between the two means is lost
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
