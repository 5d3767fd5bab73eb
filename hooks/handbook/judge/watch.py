"""Watches a test from inside: the calls of the learner's code and the checks that fail."""

import operator

from handbook.judge.compare import difference
from handbook.judge.helpers import Verdict
from handbook.judge.pristine import __builtins__  # noqa: F401
from handbook.judge.show import show, show_call

CALLS_SHOWN_AT_ONCE = 200  # later calls of one test keep references only: a repr of each would slow tests of speed
NOTHING = object()

OPERATORS = {
    "Eq": (operator.eq, ""),
    "NotEq": (operator.ne, "anything but "),
    "Lt": (operator.lt, "less than "),
    "LtE": (operator.le, "at most "),
    "Gt": (operator.gt, "more than "),
    "GtE": (operator.ge, "at least "),
    "In": (lambda a, b: a in b, "one of "),
    "NotIn": (lambda a, b: a not in b, "none of "),
    "Is": (operator.is_, "exactly "),
    "IsNot": (operator.is_not, "anything but "),
}


class Watch:
    """What rewritten tests call (see rewrite): it computes what they wrote and takes notes."""

    def __init__(self):
        self.calls, self.last, self.result, self.failure = 0, None, NOTHING, None

    def invoke(self, name, function, /, *args, **kwargs):
        """Calls a function; a learner's is noted with its arguments as they are now, before it can change them."""
        if getattr(function, "__module__", None) != "answer":
            return function(*args, **kwargs)
        self.calls += 1
        self.last, self.result = (name, args, kwargs), NOTHING
        if self.calls <= CALLS_SHOWN_AT_ONCE:
            self.last = show_call(name, args, kwargs)
        self.result = function(*args, **kwargs)
        return self.result

    def call(self):
        """The last call of a learner's function, or None."""
        return show_call(*self.last) if isinstance(self.last, tuple) else self.last

    def compare(self, kind, got, expected, each=False):
        """got <operator> expected; with each, an array of such comparisons that should all hold."""
        test, words = OPERATORS[kind]
        result = test(got, expected)
        ok = truth(result.all() if each and hasattr(result, "all") else result)
        if not ok:
            found = None
            if kind == "Eq":
                found = difference(got, expected)
                if found is None and type(got) is not type(expected):
                    found = f"type: got {type(got).__name__}, expected {type(expected).__name__}"
            elif each and getattr(result, "ndim", 0):
                found = f"first at {[int(axis[0]) for axis in (~result).nonzero()]}"
            self.failure = Verdict(False, show(got), words + show(expected), found)
        return result if each else ok

    def alike(self, name, function, got, expected, /, *args, **kwargs):
        """numpy.allclose and its kin, which say only that something differs."""
        result = self.invoke(name, function, got, expected, *args, **kwargs)
        if not truth(result):
            tolerance = {"rtol": 1e-5, "atol": 1e-8} if name.endswith("allclose") else {}
            tolerance |= {key: value for key, value in kwargs.items() if key in ("rtol", "atol")}
            self.failure = Verdict(False, show(got), show(expected), difference(got, expected, **tolerance))
        return result

    def truth(self, value, source):
        """Any other value that should be true."""
        if isinstance(value, Verdict):
            self.failure = self.failure if value else value
        elif not truth(value) and self.failure is None:
            self.failure = Verdict(False, show(value), f"{source} to be true")
        return value

    def falsity(self, value, source):
        """A value that should be false."""
        if truth(value):
            self.failure = Verdict(False, show(value), f"{source} to be false")
        return not truth(value)

    def settle(self, value):
        """The truth of a whole assert; what its parts noted counts only when it fails."""
        if truth(value):
            self.failure = None
        return truth(value)


def truth(value):
    """bool(value), where an array of several values, met instead of one, is false."""
    try:
        return bool(value)
    except ValueError:
        return False
