"""The first difference between two values, in words: shape before dtype before values."""

import math
import sys
from collections import deque
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from numbers import Integral, Number

from handbook.judge.pristine import __builtins__  # noqa: F401
from handbook.judge.show import show


def difference(got, expected, rtol=0.0, atol=0.0, at=""):
    """What differs first, or None. Lists, tuples, deques, ranges and arrays count as one kind of container.

    `at` is the place inside the outermost value, such as "[0]['loss']".
    """
    if _is_array(got) or _is_array(expected):
        return _of_arrays(got, expected, rtol, atol, at)
    kinds = [[isinstance(value, kind) for kind in (Mapping, AbstractSet, str, bytes, _SEQUENCE)] for value in (got, expected)]
    if kinds[0] != kinds[1]:
        return f"type{_where(at)}: got {type(got).__name__}, expected {type(expected).__name__}"
    if isinstance(expected, Number) and isinstance(got, Number):
        return _of_numbers(got, expected, rtol, atol, at)
    if isinstance(expected, _SEQUENCE):
        return _of_lengths(got, expected, at) or _of_items(range(len(got)), got, expected, rtol, atol, at)
    if isinstance(expected, (Mapping, AbstractSet)):
        if missing := [key for key in expected if key not in got]:
            return f"missing{_where(at)}: {show(missing[0], 200)}"
        if extra := [key for key in got if key not in expected]:
            return f"not expected{_where(at)}: {show(extra[0], 200)}"
        return _of_items(expected, got, expected, rtol, atol, at) if isinstance(expected, Mapping) else None
    if got is expected or got == expected:
        return None
    return _values(got, expected, at)


_SEQUENCE = (list, tuple, range, deque)


def _is_array(value):
    return hasattr(type(value), "__array__") or hasattr(type(value), "__array_interface__")


def _where(at):
    return f" at {at}" if at else ""


def _values(got, expected, at):
    return (f"at {at}: " if at else "") + f"got {show(got, 200)}, expected {show(expected, 200)}"


def _of_items(keys, got, expected, rtol, atol, at):
    for key in keys:
        if found := difference(got[key], expected[key], rtol, atol, f"{at}[{show(key, 60)}]"):
            return found
    return None


def _shape(value):
    """The shape of nested sequences and arrays; None where rows differ in length."""
    if _is_array(value):
        return tuple(getattr(value, "shape", ()))
    if not isinstance(value, _SEQUENCE):
        return ()
    inner = {_shape(item) for item in value}
    if len(inner) > 1 or None in inner:
        return None
    return (len(value), *(inner.pop() if inner else ()))


def _of_lengths(got, expected, at):
    shapes = _shape(got), _shape(expected)
    if None not in shapes and shapes[0] != shapes[1] and len(shapes[0]) + len(shapes[1]) > 2:
        return f"shape{_where(at)}: got {shapes[0]}, expected {shapes[1]}"
    return f"length{_where(at)}: got {len(got)}, expected {len(expected)}" if len(got) != len(expected) else None


def _of_numbers(got, expected, rtol, atol, at):
    if isinstance(got, complex) and not isinstance(expected, complex):
        return f"type{_where(at)}: got a complex number, expected a real one"
    if got == expected or (got != got and expected != expected):
        return None
    if isinstance(got, Integral) and isinstance(expected, Integral):
        return _values(got, expected, at)
    try:
        off = abs(got - expected)
    except TypeError:  # such as Decimal and float
        off = abs(float(got) - float(expected))
    if not math.isfinite(off):
        return _values(got, expected, at)
    return None if off <= atol + rtol * abs(expected) else f"{_values(got, expected, at)} (off by {float(off):.3g})"


def _of_arrays(got, expected, rtol, atol, at):
    numpy = sys.modules["numpy"]
    try:
        g, e = numpy.asarray(got), numpy.asarray(expected)
    except (TypeError, ValueError) as error:
        return f"type{_where(at)}: {type(got).__name__} cannot be read as an array ({error})"
    if g.shape != e.shape and got is not None:
        return f"shape{_where(at)}: got {g.shape}, expected {e.shape}"
    if got is None or expected is None:
        return f"type{_where(at)}: got {type(got).__name__}, expected {type(expected).__name__}"
    if "O" in (g.dtype.kind, e.dtype.kind):
        return difference(g.tolist(), e.tolist(), rtol, atol, at)
    kinds = ["number" if array.dtype.kind in "biuf" else array.dtype.kind for array in (g, e)]
    if kinds[0] != kinds[1] and kinds != ["number", "c"]:
        return f"dtype{_where(at)}: got {g.dtype}, expected {e.dtype}"
    if kinds[1] in ("number", "c") and "f" in g.dtype.kind + e.dtype.kind or "c" in kinds:
        same = numpy.isclose(g, e, rtol=rtol, atol=atol, equal_nan=True)
    else:
        same = numpy.asarray(g == e)
    if same.all():
        return None
    if g.dtype.kind in "biu" and (e != numpy.trunc(e)).any():
        return f"dtype{_where(at)}: got {g.dtype}, expected {e.dtype} - your result holds whole numbers only"
    index = [int(axis[0]) for axis in (~same).nonzero()] if same.ndim else []
    place = tuple(index)
    first = _of_numbers(g[place].item(), e[place].item(), 0, 0, at + (str(index) if index else ""))
    return first + (f"; {int((~same).sum())} of {g.size} values differ" if g.size > 1 else "")
