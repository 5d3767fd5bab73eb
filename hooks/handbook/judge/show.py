"""Short representations that survive whatever a value's own __repr__ does."""

import reprlib
import sys

from handbook.judge.pristine import __builtins__  # noqa: F401


class _Short(reprlib.Repr):
    def __init__(self):
        super().__init__()
        self.maxlevel = 5
        self.maxlist = self.maxtuple = self.maxset = self.maxfrozenset = self.maxdeque = self.maxdict = 12
        self.maxstring = self.maxother = self.maxlong = 200

    def repr_instance(self, x, level):
        numpy = sys.modules.get("numpy")
        if numpy and isinstance(x, numpy.ndarray):
            with numpy.printoptions(threshold=60, edgeitems=3, linewidth=100):
                return repr(x)
        if numpy and isinstance(x, numpy.generic):
            return repr(x.item())
        return cut(repr(x), self.maxother)


_short = _Short()


def cut(text, limit):
    return text if len(text) <= limit else text[:limit] + "..."


def show(value, limit=1_000):
    """The value's repr, shortened; large arrays are summarized."""
    try:
        text = _short.repr(value)
    except KeyboardInterrupt:  # the clock, not the value
        raise
    except BaseException as error:
        text = f"<{type(value).__name__} object whose repr raised {type(error).__name__}>"
    return cut(text, limit)


def show_call(name, args, kwargs):
    """A call as one line of source."""
    shown = [show(value, 160) for value in args] + [f"{key}={show(value, 160)}" for key, value in kwargs.items()]
    return cut(" ".join(f"{name}({', '.join(shown)})".split()), 400)


def show_error(error):
    """An exception's type and message."""
    try:
        text = str(error)
    except KeyboardInterrupt:
        raise
    except BaseException:
        text = "(its message cannot be shown)"
    return cut(f"{type(error).__name__}: {text}" if text else type(error).__name__, 500)
