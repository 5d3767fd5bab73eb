import math
from collections import Counter


class Value:
    """Kahn's algorithm: a node passes its gradient on when all its uses have reported."""

    def __init__(self, data, sources=(), slopes=()):
        self.data, self.grad, self.sources, self.slopes = float(data), 0.0, sources, slopes

    @staticmethod
    def of(x):
        return x if isinstance(x, Value) else Value(x)

    def __add__(self, other):
        other = Value.of(other)
        return Value(self.data + other.data, (self, other), (1, 1))

    def __mul__(self, other):
        other = Value.of(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    __radd__ = __add__
    __rmul__ = __mul__

    def tanh(self):
        e = math.exp(-2 * abs(self.data))
        y = math.copysign((1 - e) / (1 + e), self.data)
        return Value(y, (self,), ((1 - y) * (1 + y),))

    def backward(self):
        uses, seen, todo = Counter(), {self}, [self]
        while todo:
            node = todo.pop()
            for source in node.sources:
                uses[source] += 1
                if source not in seen:
                    seen.add(source)
                    todo.append(source)
        gradients, ready = Counter({self: 1.0}), [self]
        while ready:
            node = ready.pop()
            node.grad = gradients[node]
            for source, slope in zip(node.sources, node.slopes):
                gradients[source] += slope * node.grad
                uses[source] -= 1
                if not uses[source]:
                    ready.append(source)
