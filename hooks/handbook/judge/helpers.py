"""What the tests of an exercise may use beside plain asserts."""

import copy
import importlib

from handbook.judge.compare import difference
from handbook.judge.pristine import __builtins__  # noqa: F401
from handbook.judge.show import show, show_call


class Verdict:
    """What a check found: true or false and, if false, what was got and what was expected."""

    def __init__(self, ok, got=None, expected=None, difference=None, call=None):
        self.ok, self.got, self.expected, self.difference, self.call = ok, got, expected, difference, call

    def __bool__(self):
        return self.ok

    def __repr__(self):
        return repr(self.ok)


def close(got, expected, rtol=1e-6, atol=1e-9):
    """Whether |got - expected| <= atol + rtol * |expected| everywhere, in numbers, arrays, nested lists and dicts.

    Integers are compared exactly, NaN equals NaN, and the kind of container does not matter.
    """
    found = difference(got, expected, rtol, atol)
    return Verdict(True) if found is None else Verdict(False, show(got), show(expected), found)


def raises(error, function, *args, **kwargs):
    """Whether function(*args, **kwargs) raises that error (a class or a tuple of classes)."""
    call = _call(function, args, kwargs)
    names = " or ".join(kind.__name__ for kind in (error if isinstance(error, tuple) else (error,)))
    try:
        got = function(*args, **kwargs)
    except error:
        return Verdict(True)
    return Verdict(False, show(got), f"{names} to be raised", call=call)


def unchanged(function, *args, **kwargs):
    """Whether function(*args, **kwargs) leaves its arguments as they were."""
    call = _call(function, args, kwargs)
    before = copy.deepcopy((args, kwargs))
    function(*args, **kwargs)
    for key, value in [*enumerate(args), *kwargs.items()]:
        old = before[1][key] if isinstance(key, str) else before[0][key]
        if found := difference(value, old):
            name = key if isinstance(key, str) else key + 1
            return Verdict(False, show(value), show(old), f"argument {name} was changed: {found}", call)
    return Verdict(True)


def gradient_check(function, x, gradient, step=1e-5, rtol=1e-4, atol=1e-6):
    """Whether gradient equals the central differences of a scalar function at x, a number or a float array."""
    numpy = importlib.import_module("numpy")
    numeric = numpy.zeros(numpy.shape(x))
    for index in numpy.ndindex(numeric.shape):
        moved = numpy.zeros(numeric.shape)
        moved[index] = step
        numeric[index] = (float(function(x + moved)) - float(function(x - moved))) / (2 * step)
    return close(gradient, numeric, rtol, atol)


def _call(function, args, kwargs):
    return show_call(getattr(function, "__qualname__", "function"), args, kwargs)
