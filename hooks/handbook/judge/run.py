"""Loads the learner's code, runs each test in a fresh world, reports."""

import ast
import warnings
from time import perf_counter

from handbook.judge.explain import frames, place, sentence, suggestion
from handbook.judge.helpers import Verdict
from handbook.judge.pristine import __builtins__
from handbook.judge.rewrite import WATCH
from handbook.judge.show import cut, show_error
from handbook.judge.suite import ANSWER, ANSWER_FILE, TESTS, Suite, execute, remember
from handbook.judge.watch import Watch
from handbook.judge.world import Output, World, attempt

TIMEOUTS_BEFORE_SKIPPING = 3  # code that hangs everywhere should not take minutes to say so
CLOCK_SLACK = 0.95  # a host's clock may strike a little early


def judge(source, tests, *, timeout=5.0, arm=None, emit=None):
    """Runs tests, a list of (label, source), against the learner's source; returns a report that JSON can hold.

    timeout is in seconds per test. arm(seconds) asks the host to raise KeyboardInterrupt when they have passed, arm(None) to
    forget it; without it a slow test is found slow only when it ends. emit(event) is called as tests start and end.
    """
    started, arm, emit = perf_counter(), arm or (lambda seconds: None), emit or (lambda event: None)
    suites = [Suite(label, text) for label, text in tests]
    output, results, timeouts = Output(), [], 0
    try:
        code, world, load = _load(source, suites, timeout, arm, output)
    except KeyboardInterrupt:  # Stop may strike in the judge itself
        load = _problem("Stopped while your code was loading", "KeyboardInterrupt")
    skip = "Your code did not load" if load else ""
    for suite, name, title in [(s, *test) for s in suites for test in s.tests]:
        result = _blank(suite, name, title)
        if skip:
            result |= {"status": "skipped", "message": skip}
        else:
            emit({"event": "start", "name": name, "suite": suite.label})
            try:
                _run(result, suite, code, world, timeout, arm)
            except KeyboardInterrupt:
                result |= {"status": "stopped", "message": "Stopped"}
        emit({"event": "done", **result})
        results.append(result)
        timeouts += result["status"] == "timeout"
        if result["status"] == "stopped":
            skip = "Stopped before this test"
        elif timeouts == TIMEOUTS_BEFORE_SKIPPING:
            skip = f"Not run, because {timeouts} tests took too long"
    passed = sum(result["status"] == "passed" for result in results)
    status = "error" if load else "passed" if passed == len(results) else "failed"
    report = {"status": status, "load": load, "passed": passed, "total": len(results), "ms": _ms(perf_counter() - started)}
    return report | {"output": output.text(), "truncated": output.truncated, "tests": results}


def _ms(seconds):
    return round(seconds * 1000, 2)


def _load(source, suites, timeout, arm, output):
    """Compiles the learner's code and runs it once: (code, world, problem)."""
    remember(ANSWER_FILE, source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # they appear when the code runs
            tree = ast.parse(source, ANSWER_FILE)
            code = compile(source, ANSWER_FILE, "exec", dont_inherit=True)
    except SyntaxError as error:
        return None, None, _problem(f"Line {error.lineno or 1}: {error.msg}", show_error(error), line=error.lineno or 1)
    except (ValueError, RecursionError, MemoryError, OverflowError) as error:
        return None, None, _problem(f"Python cannot read this code: {error}", show_error(error), line=1)
    world, names = World([tree, *(suite.tree for suite in suites)]), {}
    with world.lent(output):
        error, seconds = attempt(lambda: names.update(vars(execute(ANSWER, ANSWER_FILE, code))), timeout, arm)
    with world.lent(output):
        ended = _ending(error, seconds, timeout)
        if ended == "stopped":
            return code, world, _problem("Stopped while your code was loading", show_error(error), frames(error))
        if ended == "timeout":
            message = f"Your code took longer than {timeout:g} s to load, before any test"
            return code, world, _problem(message, "TimeoutError", frames(error) if error else [])
        if error is not None:
            return code, world, _problem(sentence(error), show_error(error), frames(error))
    missing = [name for name in dict.fromkeys(name for suite in suites for name in suite.wanted()) if name not in names]
    if missing:
        own = [name for name, value in names.items() if getattr(value, "__module__", None) == ANSWER]
        message = f"Your code does not define {', '.join(missing)}{suggestion(missing[0], own)}"
        return code, world, _problem(message, "NameError")
    return code, world, None


def _problem(message, exception, own=(), line=None):
    return {"message": message, "exception": exception, "frames": list(own), "line": line or (own[-1]["line"] if own else None)}


def _ending(error, seconds, timeout):
    """How an attempt ended. A pass after the deadline is none: the code caught the interrupt, or sat in one long C call."""
    if isinstance(error, KeyboardInterrupt):
        return "timeout" if seconds >= timeout * CLOCK_SLACK else "stopped"
    return "timeout" if seconds > timeout else "error" if error is not None else "passed"


def _blank(suite, name, title):
    empty = dict.fromkeys(("call", "got", "expected", "difference", "exception", "test_line", "test_code"))
    rest = {"status": "passed", "ms": 0.0, "message": "", "output": "", "truncated": False, "frames": []}
    return {"name": name, "title": title, "suite": suite.label, **rest, **empty}


def _run(result, suite, code, world, timeout, arm):
    """Runs one test and completes its result."""
    watch, output, ran = Watch(), Output(), []

    def action():
        execute(ANSWER, ANSWER_FILE, code)
        tests = execute(TESTS, suite.file, suite.code, **{WATCH: watch, "__builtins__": dict(__builtins__)})
        ran.append(perf_counter())
        getattr(tests, result["name"])()

    with world.lent(output):
        error, seconds = attempt(action, timeout, arm)
        result["ms"] = _ms(perf_counter() - ran[0] if ran else seconds)
    with world.lent(output):  # again: explaining needs sound builtins, and may run the learner's __repr__ and __str__
        result["status"], result["call"] = _ending(error, seconds, timeout), watch.call()
        if error is not None:
            _explain(result, error, suite, watch)
    if result["status"] == "timeout":
        at = f"; it was at line {result['frames'][-1]['line']}" if isinstance(error, KeyboardInterrupt) and result["frames"] else ""
        result["message"] = f"No result within {timeout:g} s{at}"
    result["output"], result["truncated"] = output.text(), output.truncated


def _explain(result, error, suite, watch):
    """Adds to a result why the test did not pass."""
    result["frames"] = frames(error)
    result["test_line"], outside = place(error, suite.file)
    result["test_code"] = suite.statement(result["test_line"]) if result["test_line"] else None
    if result["status"] == "stopped":
        result["message"] = "Stopped"
    if result["status"] != "error":
        return
    if isinstance(error, AssertionError) and outside:  # an assert of the test, not one of the learner's
        failure = watch.failure if watch.failure is not None else Verdict(False)
        result |= {"status": "failed", "got": failure.got, "expected": failure.expected, "difference": failure.difference}
        result["call"] = failure.call or result["call"]
        result["message"] = cut(str(error), 500) or "Not so: " + (result["test_code"] or result["title"]).removeprefix("assert ")
    else:
        result |= {"exception": show_error(error), "message": sentence(error)}
    if watch.result is None and (result["got"] == "None" or (result["status"] == "error" and outside)):
        result["message"] += f" - {result['call'].partition('(')[0]} returned None: is a return missing?"
