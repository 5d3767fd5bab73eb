import math


class Value:
    """A number that remembers how it was computed: .data is the number, .grad is set by backward()."""

    def __init__(self, data):
        self.data = data
        self.grad = 0.0

    def __add__(self, other):
        """self + other, where other is a Value or a plain number."""
        raise NotImplementedError

    def __mul__(self, other):
        """self * other, where other is a Value or a plain number."""
        raise NotImplementedError

    __radd__, __rmul__ = __add__, __mul__  # 2 + x and 2 * x

    def tanh(self):
        """The hyperbolic tangent of self."""
        raise NotImplementedError

    def backward(self):
        """Sets .grad of every Value that self was computed from, and of self, to d self / d that Value."""
        raise NotImplementedError
