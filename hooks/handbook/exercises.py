"""Reads and proves exercise folders: the starter fails, every solution passes, every wrong answer is caught.

Problems are tuples (file, line, message, fix); file is a name within the folder, "" for the folder itself.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path

from handbook.judge import host

Problem = tuple[str, int, str, str]

NEEDED = ("starter.py", "solution.py", "tests.py", "hidden.py")
EXTRA = re.compile(r"(wrong|alt)_[a-z0-9_]+\.py")
FAILS = re.compile(r"# fails: *(test_\w+(?: *, *test_\w+)*)\s*")
SUITES = {"tests.py": (4, 8), "hidden.py": (4, 10)}  # how many tests each may hold
WRONG_ANSWERS, SOLUTION_LINES = 2, 30


def read(folder: Path) -> dict[str, str]:
    """Texts of the folder's Python files by name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py"))}


def suites(files: dict[str, str]) -> list[tuple[str, str]]:
    """What Submit runs: (label, source) pairs for the judge."""
    return [(name.removesuffix(".py"), files[name]) for name in SUITES if name in files]


def inspect(folder: Path) -> list[Problem]:
    """What can be seen without running anything."""
    files, problems = read(folder), []
    for name in NEEDED:
        if name not in files:
            problems.append((name, 1, "is missing", "every exercise has starter.py, solution.py, tests.py and hidden.py"))
    for path in sorted(folder.iterdir()):
        if path.name not in NEEDED and not EXTRA.fullmatch(path.name) and path.name != "__pycache__":
            problems.append((path.name, 1, "is a stray file", "delete it or name it wrong_<why>.py or alt_<how>.py"))
    trees = {}
    for name, text in files.items():
        try:
            trees[name] = ast.parse(text)
        except SyntaxError as error:
            problems.append((name, error.lineno or 1, f"does not parse: {error.msg}", "mend the syntax"))
    names: dict[str, str] = {}
    for name in SUITES:
        if name in trees:
            problems += _suite(name, trees[name], names)
    wrong = [name for name in files if name.startswith("wrong_")]
    if len(wrong) < WRONG_ANSWERS:
        problems.append(("", 1, f"has {len(wrong)} wrong answers", f"write {WRONG_ANSWERS} wrong_<why>.py, mistakes people make"))
    for name in wrong:
        problems += _wrong(name, files[name], names)
    lines = _code_lines(files.get("solution.py", ""), trees.get("solution.py"))
    if lines > SOLUTION_LINES:
        problems.append(("solution.py", 1, f"has {lines} lines of code", f"shorten it to {SOLUTION_LINES}"))
    return problems


def _code_lines(text: str, tree: ast.Module | None) -> int:
    lines = {n for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.strip().startswith("#")}
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node):
            lines -= set(range(node.body[0].lineno, node.body[0].end_lineno + 1))
    return len(lines)


def _suite(name: str, tree: ast.Module, names: dict[str, str]) -> list[Problem]:
    problems, count, (low, high) = [], 0, SUITES[name]
    for node in (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")):
        count += 1
        if node.name in names:
            problems.append((name, node.lineno, f"{node.name} is also in {names[node.name]}", "rename one of them"))
        names[node.name] = name
        if len((ast.get_docstring(node) or "").splitlines()) != 1:
            problems.append((name, node.lineno, f"{node.name} has no one-line docstring", "say what holds: learners see it"))
        if node.args.args or node.decorator_list:
            problems.append((name, node.lineno, f"{node.name} takes arguments or decorators", "write a plain def test_…():"))
    if not low <= count <= high:
        problems.append((name, 1, f"has {count} tests", f"write {low} to {high}"))
    return problems


def _named(text: str) -> list[str]:
    match = FAILS.fullmatch(text.partition("\n")[0])
    return re.split(r" *, *", match[1]) if match else []


def _wrong(name: str, text: str, names: dict[str, str]) -> list[Problem]:
    if not _named(text):
        return [(name, 1, "does not say which test catches it", "make the first line `# fails: test_name`")]
    return [(name, 1, f"there is no test {test}", "name a test of tests.py or hidden.py") for test in _named(text) if test not in names]


def answers(files: dict[str, str]) -> dict[str, str]:
    """Everything that is judged: the starter, solutions, wrong answers."""
    return {name: text for name, text in files.items() if name not in SUITES}


def judged(files: dict[str, str]) -> dict[str, list[tuple[str, str]]]:
    """Answer → the tests it is judged with: all, but for a wrong answer only those that it names, as it may hang in every one."""
    everything = suites(files)
    return {name: [(label, _only(text, _named(files[name]))) for label, text in everything] if name.startswith("wrong_") else everything for name in answers(files)}


def _only(text: str, wanted: list[str]) -> str:
    """A suite without the tests that are not wanted, its line numbers kept."""
    lines = text.splitlines()
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and node.name not in wanted:
            first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
            lines[first - 1 : node.end_lineno] = [""] * (node.end_lineno - first + 1)
    return "\n".join(lines) + "\n"


def verify(folder: Path, timeout: float = 5.0, run: Callable[..., dict[str, dict]] = host.run) -> list[Problem]:
    """What only running finds. The timeout is in seconds per test; run(sources, tests, timeout) returns reports by name."""
    files, problems = read(folder), []
    for name, report in run(answers(files), judged(files), timeout).items():
        caught = {test["name"]: test for test in report["tests"] if test["status"] in ("failed", "error", "timeout")}
        if report["load"]:
            problems.append((name, report["load"]["line"] or 1, f"does not load: {report['load']['message']}", "mend the code"))
        elif name == "starter.py":
            if not any(test["suite"] == "tests" for test in caught.values()):
                problems.append((name, 1, "passes the tests already", "leave something to do, or test more in tests.py"))
        elif name.startswith("wrong_"):
            for test in _named(files[name]):
                if test not in caught:
                    problems.append((name, 1, f"passes {test}", "strengthen that test, or name the one that catches it"))
        else:
            for test in caught.values():
                line = test["frames"][-1]["line"] if test["frames"] else 1
                problems.append((name, line, f"fails {test['name']}: {_reason(test)}", "mend the code, or the test if it asks too much"))
            if not report["passed"] and not caught:
                problems.append((name, 1, "is not tested", "write tests.py"))
    return problems


def _reason(test: dict) -> str:
    return " ".join(f"{test['message']} {test['difference'] or ''}".split())
