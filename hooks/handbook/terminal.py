"""Judges a learner's file from a terminal: once, or at every save. Standard library only; it also goes into the folder that
a reader downloads, beside the judge."""

import argparse
import base64
import importlib.util
import json
import os
import sys
import time
from pathlib import Path

from handbook.judge import host

ANSWER = "answer.py"
LOOK = 0.25  # seconds between two looks at the file
LINES = 20  # of what a test printed
MARKS = {"passed": ("ok", 32), "failed": ("FAILED", 31), "error": ("ERROR", 31), "timeout": ("OUT OF TIME", 33), "stopped": ("stopped", 33), "skipped": ("not run", 2)}


def paint(text: str, code: int, color: bool) -> str:
    """Text in a terminal's color."""
    return f"\x1b[{code}m{text}\x1b[0m" if color else text


def _indented(text: str, width: int) -> str:
    return str(text).replace("\n", "\n" + " " * width)


def _test(test: dict, color: bool) -> list[str]:
    mark, code = MARKS.get(test["status"], MARKS["error"])
    hidden = paint("  (hidden test)", 2, color) if test["suite"] == "hidden" else ""
    lines = [f"  {paint(f'{mark:11}', code, color)} {test['title'] or test['name']}{hidden}"]
    if test["status"] in ("passed", "skipped"):
        return lines
    rows = [("", test["message"]), ("call", test["call"]), ("got", test["got"]), ("expected", test["expected"]), ("difference", test["difference"])]
    lines += [f"      {paint(f'{name:10}', 2, color)} {_indented(text, 17)}" for name, text in rows if text]
    lines += [f"      {paint('at', 2, color):10} {ANSWER}:{frame['line']} in {frame['function']}: {frame['code']}" for frame in test["frames"][-3:]]
    if test["output"]:
        printed = test["output"].splitlines()
        cut = ["…"] if len(printed) > LINES else []
        lines.append(f"      {paint('printed', 2, color):10} {_indented(chr(10).join(printed[:LINES] + cut), 17)}")
    return lines


def render(report: dict, color: bool = False, submitted: bool = False) -> str:
    """A report of the judge, to be read."""
    lines = []
    load = report["load"]
    if load:
        place = f"{ANSWER}:{load['line']}: " if load["line"] else ""
        lines.append(f"  {paint('Your code could not be loaded.', 31, color)} {place}{load['message']}")
        if report["output"]:
            lines.append(f"  printed: {_indented(report['output'].rstrip(), 11)}")
    else:
        lines += [line for test in report["tests"] for line in _test(test, color)]
    passed = report["status"] == "passed"
    hint = "" if submitted or not passed else " --submit adds the hidden tests."
    lines.append(paint(f"{report['passed']} of {report['total']} tests passed in {report['ms'] / 1000:.1f} s.{hint}", 32 if passed else 31, color))
    return "\n".join(lines)


def judge(answer: Path, tests: list[tuple[str, str]], timeout: float) -> dict:
    """The report on a learner's file."""
    return host.run({ANSWER: answer.read_text(encoding="utf-8")}, tests, timeout)[ANSWER]


def watch(answer: Path, action) -> None:
    """Call action now and whenever the file has been saved, until Ctrl-C."""
    seen = None
    while True:
        try:
            stat = answer.stat()
            now = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        except FileNotFoundError:  # between the two halves of an editor's save
            now = seen
        if now != seen:
            seen = now
            action()
        time.sleep(LOOK)


def practice(answer: Path, tests: list[tuple[str, str]], timeout: float, *, once: bool, submitted: bool, packages: list[str], title: str) -> int:
    """Judge and print, once or at every save; the exit code says whether all passed last."""
    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    names = {"scikit-learn": "sklearn"}
    absent = [name for name in packages if importlib.util.find_spec(names.get(name, name)) is None]
    if absent:
        print(f"This exercise needs {', '.join(absent)}: {sys.executable} -m pip install {' '.join(absent)}")
        return 1
    passed = []

    def action() -> None:
        if not once:
            print(f"\n{paint(time.strftime('%H:%M:%S'), 2, color)} {paint(title, 1, color)}")
        report = judge(answer, tests, timeout)
        passed[:] = [report["status"] == "passed"]
        print(render(report, color, submitted), flush=True)

    try:
        if once:
            action()
        else:
            print(f"Write in {answer}; every save is judged. Ctrl-C ends.", flush=True)
            watch(answer, action)
    except KeyboardInterrupt:
        print()
    return 0 if passed == [True] else 1


def main(folder: Path) -> int:
    """`python run.py` in a downloaded folder."""
    parser = argparse.ArgumentParser(prog="run.py", description="Judge answer.py as the handbook does.")
    parser.add_argument("--submit", action="store_true", help="run the hidden tests too")
    parser.add_argument("--watch", action="store_true", help="judge again at every save")
    options = parser.parse_args()
    about = json.loads((folder / "judge" / "exercise.json").read_text(encoding="utf-8"))
    tests = [("tests", (folder / "tests.py").read_text(encoding="utf-8"))]
    if options.submit:
        tests.append(("hidden", base64.b64decode(about["hidden"]).decode()))
    return practice(folder / ANSWER, tests, about["timeout"], once=not options.watch, submitted=options.submit, packages=about["packages"], title=about["title"])
