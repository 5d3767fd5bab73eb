"""Lends the interpreter to the learner's code and puts everything back afterwards."""

import ast
import contextlib
import contextvars
import importlib
import io
import random
import sys
import warnings
from time import perf_counter
from types import ModuleType

from handbook.judge.pristine import __builtins__  # noqa: F401
from handbook.judge.suite import ANSWER, TESTS

OUTPUT_CHARACTERS, OUTPUT_LINES = 4_000, 100  # per test
GUARDED = set(
    "builtins bisect cmath collections copy functools handbook heapq itertools json math operator random re statistics string"
    " time matplotlib numpy pandas scipy sklearn".split()
)


class World:
    """Builtins and library modules as they were before the learner's code ran."""

    def __init__(self, trees):
        for name in {name for tree in trees for node in ast.walk(tree) for name in _imports(node)}:
            if name.partition(".")[0] in GUARDED:  # now, so that importing is neither charged to a test nor seen patched
                with contextlib.suppress(ImportError):
                    importlib.import_module(name)
        self.modules = dict(sys.modules)
        self.names = [(vars(module), dict(vars(module))) for name, module in self.modules.items() if _guarded(name, module)]
        self.streams = sys.stdin, sys.stdout, sys.stderr
        self.recursion = sys.getrecursionlimit()

    @contextlib.contextmanager
    def lent(self, output):
        """A with block in which the learner's code may do as it likes; what it prints goes to output."""
        sys.stdin, sys.stdout, sys.stderr = NoInput(), output, output
        random.seed(0)
        if numpy := sys.modules.get("numpy"):
            numpy.random.seed(0)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("default")
                warnings.showwarning = output.warn
                yield
        finally:
            try:
                self.restore()
            except KeyboardInterrupt:  # Stop may strike here too, and nothing may be left half restored
                self.restore()
                raise

    def restore(self):
        """Undoes rebound builtins, patched module attributes, replaced modules and streams."""
        for live, saved in self.names:
            for name in [name for name in live if name not in saved and not isinstance(live[name], ModuleType)]:
                del live[name]
            live.update(saved)
        for name in (ANSWER, TESTS):
            sys.modules.pop(name, None)
        sys.modules.update(self.modules)
        sys.stdin, sys.stdout, sys.stderr = self.streams
        sys.setrecursionlimit(self.recursion)


def _imports(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []


def _guarded(name, module):
    return name.partition(".")[0] in GUARDED and "._" not in name and isinstance(module, ModuleType)


def attempt(action, timeout, arm):
    """Calls action under the clock; returns the exception that ended it, if any, and the seconds it took."""
    error, started = None, perf_counter()
    try:
        try:
            arm(timeout)
            contextvars.copy_context().run(action)  # numpy.seterr and the like end with it
        except BaseException as caught:
            error = caught
        finally:
            arm(None)
    except KeyboardInterrupt as caught:  # struck between the end of the action and the disarming
        arm(None)
        error = error or caught
    return error, perf_counter() - started


class Output(io.TextIOBase):
    """Keeps what is printed, up to a limit."""

    def __init__(self):
        self.parts, self.room, self.lines, self.truncated = [], OUTPUT_CHARACTERS, OUTPUT_LINES, False

    def writable(self):
        return True

    def write(self, text):
        kept = text[: self.room]
        if kept.count("\n") > self.lines:
            kept = "".join(kept.splitlines(keepends=True)[: self.lines])
        self.truncated = self.truncated or len(kept) < len(text)
        self.room = 0 if self.truncated else self.room - len(kept)
        self.lines -= kept.count("\n")
        if kept:
            self.parts.append(kept)
        return len(text)

    def warn(self, message, category, filename, lineno, file=None, line=None):
        """Stands in for warnings.showwarning, whatever the host has made of that."""
        self.write(warnings.formatwarning(message, category, filename, lineno, line))

    def text(self):
        return "".join(self.parts)


class NoInput(io.TextIOBase):
    """A standard input that explains itself."""

    def readline(self, size=-1):
        raise RuntimeError("input() has nobody to ask here: the tests call your code with its arguments")
