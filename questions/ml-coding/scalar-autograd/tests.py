import math

from answer import Value
from handbook.judge import close


def test_product_rule():
    """z = x * y at (3, -4): dz/dx = -4, dz/dy = 3, dz/dz = 1"""
    x, y = Value(3.0), Value(-4.0)
    z = x * y
    z.backward()
    assert close(z.data, -12.0)
    assert close([x.grad, y.grad, z.grad], [-4.0, 3.0, 1.0])


def test_plain_numbers_on_either_side():
    """2 * x + 1 and 1 + x * 2 are both 7 at x = 3, with derivative 2"""
    for f in (lambda v: 2 * v + 1, lambda v: 1 + v * 2):
        x = Value(3.0)
        z = f(x)
        z.backward()
        assert close([z.data, x.grad], [7.0, 2.0])


def test_a_value_used_twice():
    """z = x * x + x at 5: the uses add up to 2 * 5 + 1"""
    x = Value(5.0)
    z = x * x + x
    z.backward()
    assert close([z.data, x.grad], [30.0, 11.0])


def test_tanh():
    """d tanh(x) / dx = 1 - tanh(x)^2"""
    x = Value(0.5)
    y = x.tanh()
    y.backward()
    assert close([y.data, x.grad], [math.tanh(0.5), 1 - math.tanh(0.5) ** 2])


def test_a_shared_intermediate():
    """a = x * y feeds the output directly and through b = a + x: it must be complete before it passes on"""
    x, y = Value(2.0), Value(3.0)
    a = x * y
    b = a + x
    z = a * b
    z.backward()
    assert close([a.grad, b.grad], [14.0, 6.0])
    assert close([x.grad, y.grad], [48.0, 28.0])


def test_a_neuron():
    """tanh(w * x + b) against central differences"""

    def f(w, x, b):
        return (w * x + b).tanh()

    def number(w, x, b):
        return math.tanh(w * x + b)

    point, step = (0.7, -1.2, 0.4), 1e-5
    values = [Value(p) for p in point]
    f(*values).backward()
    for i, value in enumerate(values):
        up, down = list(point), list(point)
        up[i], down[i] = up[i] + step, down[i] - step
        assert close(value.grad, (number(*up) - number(*down)) / (2 * step), rtol=1e-5)


def test_a_second_call_gives_the_same():
    """backward() sets gradients and does not add to those of an earlier call"""
    x = Value(1.5)
    a = x * x
    z = a * a
    for _ in range(3):
        z.backward()
        assert close([a.grad, x.grad], [4.5, 13.5])
