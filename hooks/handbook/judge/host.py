"""Runs the judge in a process of its own, which may hang or die without taking the caller along. CPython only."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from handbook.judge.run import TIMEOUTS_BEFORE_SKIPPING, judge

STARTING = 20.0  # seconds for Python and the packages on a busy machine
HOME = str(Path(__file__).resolve().parents[2])  # where this package lies, installed or unpacked beside an exercise
SERVE = f"import sys; sys.path.insert(0, {HOME!r}); from handbook.judge.host import serve; serve()"


def run(sources, tests, timeout=5.0):
    """Judges several sources, {name: source}, with the same tests, or {name: tests} for each its own; returns {name: report}.

    A source that kills the process or outlives every deadline gets a report with status "error" and no tests.
    """
    waiting, reports = dict(sources), {}
    while waiting:
        own = {name: tests[name] if isinstance(tests, dict) else tests for name in waiting}
        with _start([{"source": source, "tests": own[name], "timeout": timeout} for name, source in waiting.items()]) as process:
            try:
                for name in list(waiting):
                    del waiting[name]
                    timer = threading.Timer(timeout * (TIMEOUTS_BEFORE_SKIPPING + 2) + STARTING, process.kill)
                    timer.start()
                    line = process.stdout.readline()
                    timer.cancel()
                    if not line.endswith("\n"):
                        reports[name] = _lost(process.wait())
                        break
                    reports[name] = json.loads(line)
            finally:  # also when the caller is interrupted: an endless loop must not outlive it
                timer.cancel()
                process.kill()
    return reports


def _start(jobs):
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    one = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # threads cost more than they give on small arrays
    command = [sys.executable, "-I", "-c", SERVE]
    process = subprocess.Popen(command, **pipes, text=True, encoding="utf-8", env={**os.environ, **one})
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write("".join(json.dumps(job) + "\n" for job in jobs))
        process.stdin.close()
    return process


def _lost(code):
    message = f"the process that ran this code ended with exit code {code} and no report"
    load = {"message": message, "exception": None, "frames": [], "line": None}
    return {"status": "error", "load": load, "passed": 0, "total": 0, "ms": 0.0, "output": "", "truncated": False, "tests": []}


def alarm(seconds):
    """An arm for judge: KeyboardInterrupt after so many seconds, then every second until alarm(None)."""
    if not hasattr(signal, "setitimer"):  # Windows: only the deadline of the process is left
        return
    if seconds is None:
        signal.setitimer(signal.ITIMER_REAL, 0)
    else:
        signal.signal(signal.SIGALRM, signal.default_int_handler)
        signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)


def serve():
    """Reads one job a line from standard input and writes one report a line to standard output."""
    reports = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what the judged code writes past sys.stdout must not mix with reports
    for line in sys.stdin.read().splitlines():
        job = json.loads(line)
        report = judge(job["source"], [tuple(suite) for suite in job["tests"]], timeout=job["timeout"], arm=alarm)
        reports.write(json.dumps(report) + "\n")
        reports.flush()

