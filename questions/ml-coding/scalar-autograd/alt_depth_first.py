import math


class Value:
    """Closures for the local rules and a topological order from a depth-first search with its own stack."""

    def __init__(self, data, inputs=()):
        self.data = data
        self.grad = 0.0
        self._inputs = inputs
        self._push = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other))

        def push():
            self.grad += out.grad
            other.grad += out.grad

        out._push = push
        return out

    def __radd__(self, other):
        return self + other

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other))

        def push():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out._push = push
        return out

    def __rmul__(self, other):
        return self * other

    def tanh(self):
        out = Value(math.tanh(self.data), (self,))

        def push():
            self.grad += (1 - out.data**2) * out.grad

        out._push = push
        return out

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self._inputs))]
        while stack:
            node, rest = stack[-1]
            for source in rest:
                if id(source) not in seen:
                    seen.add(id(source))
                    stack.append((source, iter(source._inputs)))
                    break
            else:  # all inputs are in the order already
                order.append(node)
                stack.pop()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            node._push()
