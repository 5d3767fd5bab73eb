import math


class Moments:
    """Count, mean and variance of a stream; other partial results can be merged in."""

    def __init__(self):
        self.n = 0
        self.mean = 0.0

    def add(self, x):
        """Takes in one number."""
        raise NotImplementedError

    def merge(self, other):
        """Takes in what another Moments has seen; the other stays as it is."""
        raise NotImplementedError

    def variance(self, ddof=0):
        """Sum of squared deviations over (n - ddof); NaN unless n > ddof."""
        raise NotImplementedError


class LogSumExp:
    """log(e^x1 + e^x2 + ...) of a stream; other partial results can be merged in."""

    def add(self, x):
        """Takes in one number, possibly minus infinity."""
        raise NotImplementedError

    def merge(self, other):
        """Takes in what another LogSumExp has seen; the other stays as it is."""
        raise NotImplementedError

    def value(self):
        """Log of the sum of exponentials; minus infinity for an empty stream."""
        raise NotImplementedError
