"""Every exercise is proved both ways, and the proof itself notices what is wrong with a folder."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
import yaml
from handbook import exercises, node, runtime
from handbook.judge import host

QUESTIONS = Path(__file__).resolve().parent.parent / "questions"
FOLDERS = sorted(path.parent for path in QUESTIONS.glob("*/*/solution.py"))
IDS = [folder.relative_to(QUESTIONS).as_posix() for folder in FOLDERS]


def meta(folder: Path) -> dict:
    return yaml.safe_load(folder.with_suffix(".yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", FOLDERS, ids=IDS)
def test_exercise(folder):
    """The starter fails, every solution passes, every wrong answer is caught by the tests it names."""
    assert exercises.inspect(folder) == []
    assert exercises.verify(folder, timeout=meta(folder).get("timeout", 5)) == []


CHUNK = 8  # exercises judged by one Node process; workers of xdist share out the chunks


@functools.cache
def browser_reports(root: Path, chunk: int) -> dict[Path, dict[str, dict]]:
    """Every answer of some exercises, judged by the browser's Python in one Node process: {folder: {name: report}}."""
    folders = FOLDERS[chunk * CHUNK : (chunk + 1) * CHUNK]
    places, jobs = [], []
    for folder in folders:
        files, data = exercises.read(folder), meta(folder)
        tests = exercises.judged(files)
        for name, source in exercises.answers(files).items():
            places.append((folder, name))
            # Twice the time for what must finish: pages run on machines that do nothing else.
            seconds = data.get("timeout", 5) * (1 if name.startswith("wrong_") else 2)
            jobs.append({"source": source, "tests": tests[name], "timeout": seconds, "packages": data.get("packages", [])})
    reports = {folder: {} for folder in folders}
    for (folder, name), answer in zip(places, node.judge_in_node(root, jobs), strict=True):
        reports[folder][name] = answer.get("report", answer)
    return reports


def in_chunks() -> list:
    """A parameter for each exercise, those of a chunk kept on one worker."""
    return [pytest.param(folder, n // CHUNK, marks=pytest.mark.xdist_group(f"browser-{n // CHUNK}"), id=IDS[n]) for n, folder in enumerate(FOLDERS)]


@pytest.mark.parametrize(("folder", "chunk"), in_chunks())
def test_exercise_in_the_browsers_python(root, folder, chunk):
    """The same judge comes to the same verdicts under Pyodide."""
    if missing := runtime.missing(root, sorted({"handbook", "numpy", *meta(folder).get("packages", [])})):
        pytest.skip(f"the runtime lacks {', '.join(missing)}: run make assets with a network")
    reports = browser_reports(root, chunk)[folder]
    lost = {name: report for name, report in reports.items() if "tests" not in report}
    assert {name: report for name, report in lost.items() if not name.startswith("wrong_")} == {}  # wrong code may take Python along
    assert exercises.verify(folder, run=lambda *_: {name: report for name, report in reports.items() if name not in lost}) == []


TO_WRITE = [folder for folder in FOLDERS if folder.with_suffix(".yml").exists() and meta(folder)["format"] == "write"]  # others start broken


@pytest.mark.parametrize("folder", TO_WRITE, ids=[folder.relative_to(QUESTIONS).as_posix() for folder in TO_WRITE])
def test_starter_says_what_is_left_to_do(folder):
    """A starter to fill in raises NotImplementedError in every test, with a frame in the learner's code."""
    files = exercises.read(folder)
    found = host.run({"starter.py": files["starter.py"]}, exercises.suites(files))["starter.py"]
    assert found["passed"] == 0
    assert {test["exception"] for test in found["tests"] if test["frames"]} == {"NotImplementedError"}


# --- a folder with something wrong ---

GOOD = {
    "starter.py": "def double(x):\n    raise NotImplementedError\n",
    "solution.py": "def double(x):\n    return 2 * x\n",
    "alt_sum.py": "def double(x):\n    return x + x\n",
    "wrong_square.py": "# fails: test_three\ndef double(x):\n    return x * x\n",
    "wrong_zero.py": "# fails: test_one, test_hidden_1\ndef double(x):\n    return 0\n",
    "tests.py": "from answer import double\n"
    + "".join(f'def test_{name}():\n    """{name}"""\n    assert double({n}) == {2 * n}\n' for n, name in enumerate(["zero", "one", "two", "three"])),
    "hidden.py": "from answer import double\n" + "".join(f'def test_hidden_{n}():\n    """{n}"""\n    assert double({n}) == {2 * n}\n' for n in range(1, 5)),
}


def folder_of(path: Path, **changes: str | None) -> Path:
    """GOOD with changes; names have a double underscore for the dot, None removes a file."""
    files = {**GOOD, **{name.replace("__", "."): text for name, text in changes.items()}}
    for name, text in files.items():
        if text is not None:
            (path / name).write_text(text, encoding="utf-8")
    return path


def test_a_good_folder_has_no_problems(tmp_path):
    folder_of(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    assert exercises.inspect(tmp_path) == exercises.verify(tmp_path) == []


@pytest.mark.parametrize(
    ("changes", "file", "line", "words"),
    [
        ({"starter__py": None}, "starter.py", 1, "is missing"),
        ({"hidden__py": None}, "hidden.py", 1, "is missing"),
        ({"notes__md": "x"}, "notes.md", 1, "is a stray file"),
        ({"Wrong_X__py": "x = 1"}, "Wrong_X.py", 1, "is a stray file"),
        ({"solution__py": "def double(x):\n    return (\n"}, "solution.py", 2, "does not parse"),
        ({"wrong_zero__py": None}, "", 1, "has 1 wrong answers"),
        ({"wrong_zero__py": "def double(x): return 0\n"}, "wrong_zero.py", 1, "does not say which test catches it"),
        ({"wrong_zero__py": "# fails:\ndef double(x): return 0\n"}, "wrong_zero.py", 1, "does not say which test catches it"),
        ({"wrong_zero__py": "# fails: test_none\ndef double(x): return 0\n"}, "wrong_zero.py", 1, "there is no test test_none"),
        ({"solution__py": "x = 1\n" * 31}, "solution.py", 1, "has 31 lines of code"),
        ({"tests__py": "def test_a():\n    'a'\n"}, "tests.py", 1, "has 1 tests"),
        ({"tests__py": GOOD["tests.py"] + "def test_x():\n    pass\n"}, "tests.py", 14, "test_x has no one-line docstring"),
        ({"tests__py": GOOD["tests.py"] + "def test_x():\n    '''a\n    b'''\n"}, "tests.py", 14, "test_x has no one-line docstring"),
        ({"tests__py": GOOD["tests.py"] + "def test_x(tmp):\n    'x'\n"}, "tests.py", 14, "takes arguments or decorators"),
        ({"hidden__py": GOOD["hidden.py"] + "def test_one():\n    'x'\n"}, "hidden.py", 14, "test_one is also in tests.py"),
    ],
)
def test_what_inspection_finds(tmp_path, changes, file, line, words):
    problems = exercises.inspect(folder_of(tmp_path, **changes))
    assert any(p[:2] == (file, line) and words in p[2] for p in problems), problems
    assert all(len(p) == 4 and p[3] for p in problems)


def test_docstrings_and_comments_are_not_lines_of_code(tmp_path):
    text = 'def double(x):\n    """One.\n\n    Two.\n    """\n    # three\n\n' + "    x = x\n" * 29
    assert exercises.inspect(folder_of(tmp_path, solution__py=text)) == []


@pytest.mark.parametrize(
    ("changes", "file", "line", "words"),
    [
        ({"starter__py": GOOD["solution.py"]}, "starter.py", 1, "passes the tests already"),
        ({"starter__py": "def doubel(x): pass\n"}, "starter.py", 1, "does not load: Your code does not define double - did you mean doubel?"),
        ({"solution__py": "def double(x):\n    return 3\n"}, "solution.py", 1, "fails test_one: Not so: double(1) == 2 got 3, expected 2"),
        ({"solution__py": "def double(x):\n    return 1 / x\n"}, "solution.py", 2, "fails test_zero: Your code raised ZeroDivisionError"),
        ({"alt_sum__py": "def double(x):\n    return x\n"}, "alt_sum.py", 1, "fails test_two"),
        ({"alt_sum__py": "def double(x):\n    return x\n1 / 0\n"}, "alt_sum.py", 3, "does not load: Your code raised ZeroDivisionError"),
        ({"alt_sum__py": "import os\ndef double(x):\n    os._exit(1)\n"}, "alt_sum.py", 1, "ended with exit code 1"),
        ({"wrong_zero__py": "# fails: test_one\ndef double(x):\n    return 2 * x\n"}, "wrong_zero.py", 1, "passes test_one"),
        ({"wrong_zero__py": "# fails: test_one, test_two\ndef double(x):\n    return x * x\n"}, "wrong_zero.py", 1, "passes test_two"),
        ({"wrong_zero__py": "# fails: test_one\n1 / 0\n"}, "wrong_zero.py", 2, "does not load"),
        ({"tests__py": "", "hidden__py": ""}, "solution.py", 1, "is not tested"),
    ],
)
def test_what_running_finds(tmp_path, changes, file, line, words):
    problems = exercises.verify(folder_of(tmp_path, **changes))
    assert any(p[:2] == (file, line) and words in p[2] for p in problems), problems
    assert all(len(p) == 4 and p[3] for p in problems)


def test_a_hanging_answer_is_caught(tmp_path):
    wrong = "# fails: test_one\ndef double(x):\n    while x: pass\n    return 0\n"
    assert exercises.verify(folder_of(tmp_path, wrong_zero__py=wrong), timeout=0.3) == []
