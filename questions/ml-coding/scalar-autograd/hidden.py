import math
import random

from answer import Value
from handbook.judge import close


class Dual:
    """Forward mode: a number with its derivative along one direction."""

    def __init__(self, data, slope=0.0):
        self.data, self.slope = data, slope

    def __add__(self, other):
        return Dual(self.data + other.data, self.slope + other.slope)

    def __mul__(self, other):
        return Dual(self.data * other.data, self.slope * other.data + self.data * other.slope)

    def tanh(self):
        y = math.tanh(self.data)
        return Dual(y, (1 - y * y) * self.slope)


def program(inputs, seed):
    """25 random operations, each on any two earlier results."""
    rng, results = random.Random(seed), list(inputs)
    for _ in range(25):
        a, b = rng.choice(results), rng.choice(results)
        results.append(rng.choice([lambda: a + b, lambda: a * b, lambda: (a * b).tanh(), lambda: a.tanh()])())
    total = results[0]
    for result in results[1:]:
        total = total + result.tanh()
    return total


def test_random_graphs_agree_with_forward_mode():
    """20 random graphs of three inputs with much sharing, against dual numbers"""
    for seed in range(20):
        rng = random.Random(100 + seed)
        point = [rng.uniform(-1.2, 1.2) for _ in range(3)]
        values = [Value(p) for p in point]
        program(values, seed).backward()
        slopes = [program([Dual(p, float(i == j)) for j, p in enumerate(point)], seed).slope for i in range(3)]
        assert close([v.grad for v in values], slopes)


def test_sixty_fibonacci_steps():
    """a, b = b, a + b: 60 additions, but 4 * 10^12 paths back to x"""
    x = Value(1.0)
    a, b = x, x
    for _ in range(60):
        a, b = b, a + b
    b.backward()
    assert close([b.data, x.grad, a.grad], [4_052_739_537_881.0, 4_052_739_537_881.0, 1.0], rtol=1e-12)


def test_a_chain_of_20_000_additions():
    """x + x + ... + x: deeper than Python's recursion limit, and quadratic work shows"""
    nodes = [Value(0.5)]  # a list lets go of its items one by one; a long chain freed at its end overflows the browser's stack
    for _ in range(20_000):
        nodes.append(nodes[-1] + nodes[0])
    nodes[-1].backward()
    assert close([nodes[-1].data, nodes[0].grad], [10_000.5, 20_001.0])


def test_sharing_in_the_other_order():
    """Whether the deep or the shallow use is the left operand makes no difference"""
    for f in (lambda a, b: a * b, lambda a, b: b * a):
        x = Value(2.0)
        a = x * 3
        b = (a + 1) * a
        z = f(a, b)
        z.backward()
        assert close(a.grad, 3 * 6.0**2 + 2 * 6.0)
        assert close(x.grad, 3 * (3 * 6.0**2 + 2 * 6.0))


def test_other_outputs_do_not_matter():
    """Results that the output does not depend on contribute nothing and get nothing"""
    x = Value(3.0)
    side = x * 100
    z = x * x
    z.backward()
    assert close([x.grad, side.grad], [6.0, 0.0])


def test_two_outputs_of_one_graph():
    """After u.backward() and then v.backward(), .grad is that of v"""
    x, y = Value(2.0), Value(5.0)
    u = x * y
    v = u * x + y
    u.backward()
    assert close([x.grad, y.grad], [5.0, 2.0])
    v.backward()
    assert close([x.grad, y.grad, u.grad], [20.0, 5.0, 2.0])
    u.backward()
    assert close([x.grad, y.grad, u.grad], [5.0, 2.0, 1.0])


def test_a_lone_value():
    """The derivative of a value by itself is 1"""
    x = Value(-7.0)
    assert close([x.data, x.grad], [-7.0, 0.0])
    x.backward()
    assert close([x.data, x.grad], [-7.0, 1.0])


def test_zeros():
    """The derivative of x * y at x = 0 is y: nothing is divided by a value"""
    x, y = Value(0.0), Value(4.0)
    z = x * y + 0 * y
    z.backward()
    assert close([z.data, x.grad, y.grad], [0.0, 4.0, 0.0])


def test_tanh_far_out():
    """tanh of 800 and of -800 is flat, not an overflow"""
    x, y = Value(800.0), Value(-800.0)
    z = x.tanh() + y.tanh() * 3
    z.backward()
    assert close([z.data, x.grad, y.grad], [-2.0, 0.0, 0.0])


def test_a_small_network():
    """Two hidden units and a squared error: .grad of the nine parameters against forward mode"""

    def loss(p, make):
        x1, x2, target = make(0.3), make(-0.8), make(-0.5)
        h1 = (p[0] * x1 + p[1] * x2 + p[2]).tanh()
        h2 = (p[3] * x1 + p[4] * x2 + p[5]).tanh()
        error = p[6] * h1 + p[7] * h2 + p[8] + target
        return error * error

    rng = random.Random(7)
    point = [rng.uniform(-1, 1) for _ in range(9)]
    parameters = [Value(p) for p in point]
    loss(parameters, Value).backward()
    slopes = [loss([Dual(p, float(i == j)) for j, p in enumerate(point)], Dual).slope for i in range(9)]
    assert close([p.grad for p in parameters], slopes)
