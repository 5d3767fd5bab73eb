import math
from itertools import count


class Value:
    """A number that remembers how it was computed: .data is the number, .grad is set by backward()."""

    created = count()

    def __init__(self, data, inputs=()):
        self.data, self.grad = data, 0.0
        self.inputs = inputs  # pairs (Value, local derivative)
        self.number = next(Value.created)

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
        graph, stack = {self}, [self]
        while stack:
            new = {node for node, _ in stack.pop().inputs} - graph
            graph |= new
            stack += new
        for node in graph:
            node.grad = 1.0 if node is self else 0.0
        for node in sorted(graph, key=lambda node: -node.number):  # inputs are created before what uses them
            for source, slope in node.inputs:
                source.grad += slope * node.grad
