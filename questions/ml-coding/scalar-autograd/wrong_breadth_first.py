# fails: test_a_shared_intermediate
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
        order, queue = [], [self]  # breadth first: a node may pass on its gradient before it is complete
        while queue:
            node = queue.pop(0)
            if node not in order:
                order.append(node)
                queue += [source for source, _ in node.inputs]
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in order:
            for source, slope in node.inputs:
                source.grad += slope * node.grad
