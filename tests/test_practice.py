"""`handbook practice`: files that are never written over, the judge's words, watching, a clean end."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from handbook import cli, folder, terminal

WRITE, DEBUG = "ml-coding/softmax", "ml-coding/debug-mlp-training"


@pytest.fixture
def work(root, tmp_path, monkeypatch) -> Path:
    """A folder of the learner's, on the repository's bank."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cli, "find_root", lambda start: root)
    return tmp_path


def put(work: Path, loaded, ident: str, name: str = "solution.py") -> Path:
    answer = work / "practice" / ident.split("/")[1] / "answer.py"
    answer.parent.mkdir(parents=True, exist_ok=True)
    answer.write_text(loaded.bank.exercises[ident][name])
    return answer


@pytest.mark.parametrize("ident", [WRITE, DEBUG])
def test_starter_fails_and_solution_passes(work, loaded, capsys, ident):
    assert cli.main(["practice", ident, "--once"]) == 1
    place = work / "practice" / ident.split("/")[1]
    assert {p.name for p in place.iterdir()} == {"answer.py", "tests.py", "README.md"}
    assert (place / "answer.py").read_text() == loaded.bank.exercises[ident]["starter.py"]
    q = loaded.bank.questions[ident]
    text = (place / "README.md").read_text()
    assert q.ask.strip()[:60] in text and not any(hint.strip()[:40] in text for hint in q.hints)
    assert ("with bugs: mend it" in text) == (q.format == "debug")
    put(work, loaded, ident)
    capsys.readouterr()
    assert cli.main(["practice", ident.split("/")[1], "--once", "--submit"]) == 0
    said = capsys.readouterr().out
    assert "your files are kept" in said and "(hidden test)" in said and "tests passed in" in said and "\x1b" not in said


def test_nothing_of_the_learner_is_written_over(work, loaded):
    answer = put(work, loaded, WRITE, "starter.py")
    for name in ("answer.py", "tests.py", "README.md"):
        (answer.parent / name).write_text(f"# my {name}\n")
    cli.main(["practice", WRITE, "--once"])
    assert all((answer.parent / name).read_text() == f"# my {name}\n" for name in ("answer.py", "tests.py", "README.md"))


def test_unknown_exercise_is_named_with_a_suggestion(work, capsys):
    assert cli.main(["practice", "softmx", "--once"]) == 2
    assert "did you mean softmax" in capsys.readouterr().out
    assert not (work / "practice").exists()


def test_failures_are_readable(work, loaded, capsys):
    answer = put(work, loaded, WRITE)
    answer.write_text("import numpy as np\n\n\ndef softmax(x, axis=-1):\n    print('hello')\n    return helper(x)\n\n\ndef helper(x):\n    return x / nothing\n")
    cli.main(["practice", WRITE, "--once"])
    said = capsys.readouterr().out
    for words in ("ERROR", "answer.py:10 in helper: return x / nothing", "nothing", "printed", "hello", "call       softmax("):
        assert words in said
    answer.write_text("def softmax(x)\n    return x\n")
    cli.main(["practice", WRITE, "--once"])
    assert "could not be loaded. answer.py:1: Line 1" in capsys.readouterr().out


def test_colors_only_for_a_terminal(loaded):
    files = loaded.bank.exercises[WRITE]
    report = terminal.host.run({"answer.py": files["solution.py"]}, [("tests", files["tests.py"])])["answer.py"]
    assert "\x1b[32m" in terminal.render(report, color=True) and "\x1b" not in terminal.render(report)


def test_absent_package_is_said(capsys, tmp_path):
    code = terminal.practice(tmp_path / "answer.py", [], 5, once=True, submitted=False, packages=["no-such-package"], title="x")
    assert code == 1 and "needs no-such-package" in capsys.readouterr().out


def lines_until(process: subprocess.Popen, words: str, seconds: float = 60) -> list[str]:
    seen, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        line = process.stdout.readline()
        seen.append(line)
        if words in line:
            return seen
        if not line and process.poll() is not None:
            break
    pytest.fail(f"{words!r} did not come: {''.join(seen)}")


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("busy", [False, True], ids=["idle", "while-judging"])
def test_watches_and_ends_with_ctrl_c(root, loaded, tmp_path, busy):
    """Every save is judged, an endless loop too; Ctrl-C ends it at once and leaves no process behind."""
    place = tmp_path / "exercise"
    place.mkdir()
    q, files = loaded.bank.questions[WRITE], loaded.bank.exercises[WRITE]
    folder.unpack(q, files, place)
    code = (
        "import signal, sys; from pathlib import Path; from handbook import terminal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests run in the background of a shell\n"
        f"p = Path({str(place)!r})\n"
        "sys.exit(terminal.practice(p / 'answer.py', [('tests', (p / 'tests.py').read_text())], 20, once=False, submitted=False, packages=['numpy'], title='Softmax'))"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    try:
        lines_until(process, "tests passed in")
        (place / "answer.py").write_text(files["solution.py"])
        assert any("ok" in line for line in lines_until(process, "tests passed in"))
        if busy:
            (place / "answer.py").write_text("while True:\n    pass\n")
            time.sleep(1.5)
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=10)
        assert process.stderr.read() == ""
        with pytest.raises(ProcessLookupError):  # the judge's process is gone with it
            for _ in range(50):
                os.killpg(process.pid, 0)
                time.sleep(0.1)
    finally:
        process.kill()


def test_folder_judges_without_the_handbook_installed(loaded, tmp_path):
    """What the page packs works by itself: `python -S`-like isolation, only numpy from outside."""
    files = folder.judge_files(Path(folder.__file__).parent)
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    assert set(files) >= {"run.py", "judge/handbook/__init__.py", "judge/handbook/terminal.py", "judge/handbook/judge/host.py"}
    bank = loaded.bank.exercises[WRITE]
    (tmp_path / "tests.py").write_text(bank["tests.py"])
    (tmp_path / "answer.py").write_text(bank["solution.py"])
    (tmp_path / "judge/exercise.json").write_text('{"id": "x", "title": "x", "timeout": 5, "packages": [], "hidden": ""}')
    shutil.rmtree(tmp_path / "judge/handbook/__pycache__", ignore_errors=True)
    done = subprocess.run([sys.executable, "run.py"], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "tests passed" in done.stdout
