# fails: test_sixty_fibonacci_steps
import math


class Value:
    def __init__(self, data, inputs=()):
        self.data, self.grad, self.inputs = data, 0.0, inputs

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    __radd__, __rmul__ = __add__, __mul__

    def tanh(self):
        y = math.tanh(self.data)
        return Value(y, [(self, 1 - y * y)])

    def backward(self):
        self.clear()
        self.push(1.0)

    def clear(self):
        self.grad = 0.0
        for source, _ in self.inputs:
            if source.grad:
                source.clear()

    def push(self, gradient):
        self.grad += gradient  # right, but walks every path: their number doubles with each shared value
        for source, slope in self.inputs:
            source.push(slope * gradient)
