"""What the browser's worker adds to Python: running code, stopping it, collecting output and figures. Browser only.

Executed once per interpreter with a private copy of the builtins, so that a
learner who rebinds `len` or `print` breaks only their own run.
"""
# ruff: noqa: BLE001, S112 - whatever the reader's code raises has to be caught here
import ast
import base64
import builtins
import encodings
import inspect
import io
import json
import linecache
import os
import random
import signal
import sys
import time
import traceback
import types
from importlib.machinery import FileFinder, ModuleSpec, PathFinder

SHOWN_CHARS, SHOWN_LINES, KEPT_CHARS, FIGURES = 64_000, 1_000, 2_000_000, 10
RECURSION = sys.getrecursionlimit()
ABSENT = 50  # names of modules that were not found
CELL = "<code>"
os.environ["MPLBACKEND"] = "Agg"


class Output(io.TextIOBase):
    """A text stream that shows the first part of what is printed, keeps more for download, counts the rest."""

    encoding = "utf-8"

    def __init__(self, host):
        self.host, self.stream = host, "out"
        self.clear()

    def clear(self):
        self.chars = self.lines = self.total = 0
        self.open, self.kept = True, []

    def writable(self):
        return True

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        size = len(text)
        self.total += size
        if self.total <= KEPT_CHARS:
            self.kept.append(text)
        if self.open and size:
            text = text[: SHOWN_CHARS - self.chars]
            lines = text.count("\n")
            if self.lines + lines > SHOWN_LINES:
                text = "".join(text.splitlines(True)[: SHOWN_LINES - self.lines])
            self.chars += len(text)
            self.lines += lines
            self.open = self.chars < SHOWN_CHARS and self.lines < SHOWN_LINES
            self.host.out(text, self.stream)
        return size

    def report(self):
        """None when everything was shown, else how much there was and the part kept."""
        if self.total <= self.chars:
            return None
        return {"total": self.total, "kept": "".join(self.kept)}


class Silence(io.TextIOBase):
    """Where the setup of a block prints: its output belongs to another block."""

    def writable(self):
        return True

    def write(self, text):
        return len(text)


class Errors(io.TextIOBase):
    """Standard error: shares the limits of the output it is given."""

    encoding = "utf-8"

    def __init__(self, output):
        self.output = output

    def writable(self):
        return True

    def write(self, text):
        self.output.stream = "err"
        try:
            return self.output.write(text)
        finally:
            self.output.stream = "out"


def no_input(prompt="", /):
    raise RuntimeError("input() does not work here, because nobody can be asked while the code runs; put the value in a variable")


def no_debugger(*_, **__):
    raise RuntimeError("the debugger does not work here; print what you want to see")


def show_figures(*_, **__):
    """What plt.show does here: nothing, since figures are shown when the code ends."""


def sleep_in_slices(sleep, clock):
    """time.sleep in steps of 50 ms, so that Stop reaches it."""

    def sliced(seconds, /):
        end = clock() + seconds
        if not seconds > 0:
            return sleep(seconds)
        while (rest := end - clock()) > 0:
            sleep(min(rest, 0.05))

    sliced.__name__ = sliced.__qualname__ = "sleep"
    return sliced


class Guard:
    """Puts back what a run rebound in modules: the builtins, numpy's functions, anything imported before it."""

    def __init__(self):
        self.saved = {}

    def remember(self):
        for name, module in list(sys.modules.items()):
            if name not in self.saved and name not in ("__main__", "answer") and type(module) is types.ModuleType:
                self.saved[name] = (module, dict(module.__dict__))

    def restore(self):
        missing = object()
        for name, (module, names) in self.saved.items():
            if sys.modules.get(name) is not module:
                sys.modules[name] = module
            now = module.__dict__
            for key, value in names.items():
                if now.get(key, missing) is not value:
                    now[key] = value


def frames_of(error, files):
    """The learner's own frames, outermost first."""
    found = []
    for frame, line in traceback.walk_tb(error.__traceback__):
        name = frame.f_code.co_filename
        if name in files:
            found.append({
                "line": line,
                "file": name,
                "code": linecache.getline(name, line).strip(),
                "function": frame.f_code.co_name,
            })
    return found[:5] + found[-5:] if len(found) > 10 else found


def describe(error, files):
    """An exception as data: message, frames, and the line of the cell to mark."""
    try:
        message = "".join(traceback.format_exception_only(error)).strip().splitlines()[-1]
    except BaseException:
        message = type(error).__name__
    frames = frames_of(error, files)
    line = next((f["line"] for f in reversed(frames) if f["file"] == CELL), None)
    if isinstance(error, SyntaxError) and error.filename == CELL:
        line = error.lineno
        frames = [{"line": line, "file": CELL, "code": (error.text or "").strip(), "function": "<module>"}]
    return {
        "exception": type(error).__name__,
        "message": message,
        "module": error.name if isinstance(error, ModuleNotFoundError) else None,
        "frames": frames,
        "line": line,
    }


class Archives:
    """Finds modules in parts of the standard library that came later, also where they belong to a package that came first."""

    def __init__(self):
        self.paths = []

    def find_spec(self, name, path=None, target=None):
        parent = name.rpartition(".")[0].replace(".", "/")
        return PathFinder.find_spec(name, [f"{archive}/{parent}".rstrip("/") for archive in self.paths]) if self.paths else None


class Absent:
    """The last to be asked for a module: remembers those that nobody found, so that the page can fetch what it has of them."""

    def __init__(self):
        self.names = {}

    def find_spec(self, name, path=None, target=None):
        if len(self.names) < ABSENT:
            self.names[name] = True


class Kept:
    """Finds modules that were imported before a memory snapshot was made and have no file: they come back as they were then."""

    def __init__(self, saved):
        self.saved = saved

    def find_spec(self, name, path=None, target=None):
        return ModuleSpec(name, self) if name in self.saved else None

    def create_module(self, spec):
        return self.saved[spec.name][0]

    def exec_module(self, module):
        module.__dict__.update(self.saved[module.__spec__.name][1])


def wake():
    """After a memory snapshot: chance and the time zone must not be those of the machine that made it."""
    if sys.path[:2] == ["", ""]:  # Pyodide adds the working directory at every start
        del sys.path[0]
    random.seed()
    if numpy_random := sys.modules.get("numpy.random"):
        numpy_random.seed()
    year = time.localtime().tm_year
    halves = [time.localtime(time.mktime((year, month, 1, 0, 0, 0, 0, 0, -1))) for month in (1, 7)]
    standard, summer = sorted(halves, key=lambda half: half.tm_gmtoff)
    time.timezone, time.altzone = -standard.tm_gmtoff, -summer.tm_gmtoff
    time.daylight = int(time.timezone != time.altzone)
    time.tzname = (standard.tm_zone, summer.tm_zone)


def shorten_manual():
    """Keep matplotlib from writing lists of properties into its docstrings, which takes a third of the time of importing it."""
    from matplotlib import _docstring, artist

    def refer(lists, key):
        if not key.endswith(":kwdoc"):
            raise KeyError(key)
        return lists.setdefault(key, "    See the list of properties in matplotlib's own documentation.")

    _docstring._ArtistKwdocLoader.__missing__ = refer
    artist.Artist._update_set_signature_and_docstring = classmethod(lambda cls: None)


def source_lines(name, text):
    linecache.cache[name] = (len(text), None, text.splitlines(True), name)


class Runner:
    def __init__(self, host):
        self.host = host
        self.output = Output(host)
        self.errors, self.silence = Errors(self.output), Silence()
        self.scope, self.main = None, None
        self.guard = Guard()
        time.sleep = sleep_in_slices(time.sleep, time.monotonic)
        builtins.input = no_input
        sys.breakpointhook = no_debugger
        self.archives = Archives()
        self.guard.remember()
        self.absent = Absent()
        sys.meta_path += [self.archives, Kept(dict(self.guard.saved)), self.absent]

    def add_archive(self, path):
        self.archives.paths.append(path)

    def refresh(self):
        """Let imports see files that were written meanwhile. The zip of the standard library has not changed and need not be read anew."""
        for finder in sys.path_importer_cache.values():
            if isinstance(finder, FileFinder):
                finder.invalidate_caches()
        for name in [name for name, found in encodings._cache.items() if found is None]:
            del encodings._cache[name]

    # -- around each run -------------------------------------------------

    def prepare(self, names):
        """Import modules ahead of the code, so that their loading counts against nobody's time limit."""
        for name in json.loads(names):
            try:
                if name.partition(".")[0] == "matplotlib" and "matplotlib" not in sys.modules:
                    shorten_manual()
                __import__(name)
            except Exception:  # the code's own import will say what is wrong
                continue
        if pyplot := sys.modules.get("matplotlib.pyplot"):
            pyplot.show = show_figures
        self.guard.remember()

    def enter(self):
        self.guard.restore()
        self.output.clear()
        self.absent.names.clear()
        sys.stdin = io.StringIO()
        sys.stdout, sys.stderr = self.output, self.errors
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.setrecursionlimit(RECURSION)
        sys.settrace(None)
        sys.setprofile(None)

    def leave(self):
        self.guard.restore()
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
        return self.output.report()

    # -- the two kinds of run --------------------------------------------

    def judge(self, request):
        """Judge one answer; returns the report as JSON."""
        from handbook.judge import judge

        self.enter()
        job = json.loads(request)
        report, stopped = None, False
        try:
            report = judge(
                job["source"],
                [tuple(pair) for pair in job["tests"]],
                timeout=job["timeout"],
                arm=self.host.arm,
                emit=lambda event: self.host.event(json.dumps(event)),
            )
        except KeyboardInterrupt:
            stopped = True
        finally:
            self.host.arm(None)
            self.guard.restore()
            self.figures()
            full = self.leave()
        return json.dumps({"report": report, "stopped": stopped, "full": full, "absent": list(self.absent.names)})

    def namespace(self, scope):
        if scope is None:  # a question of the page's own, which leaves no trace
            return {"__name__": "__main__", "__builtins__": builtins}
        if scope != self.scope or self.main is None:
            self.scope, self.main = scope, types.ModuleType("__main__")
            self.main.__builtins__ = builtins  # not the private copy that this file runs on
        sys.modules["__main__"] = self.main
        return self.main.__dict__

    def execute(self, request):
        """Run one block in its page's namespace; returns JSON, or a coroutine of it for code with top-level await."""
        self.enter()
        job = json.loads(request)
        try:
            steps = self.steps(job)
        except BaseException as error:
            return self.finish(error)
        if any(code.co_flags & inspect.CO_COROUTINE for _, code in steps):
            return self.execute_async(steps, job)
        try:
            names = self.namespace(job["scope"])
            for kind, code in steps:
                sys.stdout = self.silence if kind == "setup" else self.output
                value = eval(code, names)
                self.show(kind, value)
        except BaseException as error:
            return self.finish(error)
        return self.finish(None)

    def show(self, kind, value):
        if kind == "show" and value is not None:
            self.output.write(repr(value) + "\n")

    async def execute_async(self, steps, job):
        try:
            names = self.namespace(job["scope"])
            for kind, code in steps:
                sys.stdout = self.silence if kind == "setup" else self.output
                value = eval(code, names)
                if code.co_flags & inspect.CO_COROUTINE:
                    value = await value
                self.show(kind, value)
        except BaseException as error:
            return self.finish(error)
        return self.finish(None)

    def steps(self, job):
        """Setup, then the block; its last expression apart, so that its value can be shown."""
        steps = []
        for name, text in (("<setup>", job.get("setup") or ""), (CELL, job["code"])):
            source_lines(name, text)
            tree = ast.parse(text, name)
            last = tree.body.pop() if name == CELL and tree.body and isinstance(tree.body[-1], ast.Expr) else None
            flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
            if tree.body:
                steps.append(("setup" if name == "<setup>" else "run", compile(tree, name, "exec", flags, dont_inherit=True)))
            if last is not None:
                steps.append(("show", compile(ast.Expression(last.value), name, "eval", flags, dont_inherit=True)))
        return steps

    def finish(self, error):
        self.guard.restore()  # first of all: what describes the error needs the real builtins
        failure = None
        stopped = isinstance(error, KeyboardInterrupt) or type(error).__name__ == "CancelledError"
        if error is not None and not stopped and not (isinstance(error, SystemExit) and not error.code):
            failure = describe(error, (CELL, "<setup>"))
        if not stopped:
            self.figures()
        full = self.leave()
        return json.dumps({"error": failure, "stopped": stopped, "full": full, "absent": list(self.absent.names)})

    def figures(self):
        """Send what matplotlib has open as PNG, and close it."""
        pyplot = sys.modules.get("matplotlib.pyplot")
        if pyplot is None:
            return
        try:
            numbers = pyplot.get_fignums()
            for number in numbers[:FIGURES]:
                figure = pyplot.figure(number)
                titles = [figure.get_suptitle(), *(axes.get_title() for axes in figure.axes)]
                data = io.BytesIO()
                figure.savefig(data, format="png", dpi=110, bbox_inches="tight")
                alt = "; ".join(t for t in titles if t)
                self.host.figure(base64.b64encode(data.getvalue()).decode(), alt, len(numbers))
            pyplot.close("all")
        except BaseException as error:
            self.errors.write(f"A figure could not be drawn: {error}\n")

    def cancel(self):
        """End what waits in the event loop: code that awaits has no bytecode to interrupt."""
        import asyncio

        for task in asyncio.all_tasks(asyncio.get_event_loop()):
            task.cancel()

    def spin(self):
        """A loop to interrupt: true when the interrupt arrived (the self-test of Stop at start)."""
        try:
            for _ in range(2_000_000):
                pass
        except KeyboardInterrupt:
            return True
        return False
