"""An exercise as a folder of its own: what it holds, for `handbook practice` and for the download on its page."""

from __future__ import annotations

import re
from pathlib import Path

from handbook.model import Question

RUN = '''"""Judges answer.py: python run.py, with --submit the hidden tests too, with --watch at every save."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "judge"))

from handbook.terminal import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(HERE))
'''
JUDGING = ("__init__.py", "terminal.py")
LINK = re.compile(r"\[([^\]]*)\]\([qts]:[^)]*\)")  # to other pages, which are not here


def readme(q: Question, command: str) -> str:
    """The statement, without hints and answers, and how to have an answer judged."""
    facts = [f"about {q.minutes} minutes"] + ([f"needs {', '.join(q.packages)}"] if q.packages else [])
    ask = LINK.sub(r"\1", q.ask.strip())
    task = "`answer.py` holds code with bugs: mend it." if q.format == "debug" else "Write your answer in `answer.py`."
    how = f"{task} `{command}` judges it with `tests.py`; `--submit` adds the hidden tests."
    return f"# {q.title}\n\n{ask}\n\n## How\n\n{how}\n\n{', '.join(facts).capitalize()}.\n"


def judge_files(package: Path) -> dict[str, str]:
    """What a downloaded folder needs to judge: path in the folder → text. Standard library only."""
    paths = [package / name for name in JUDGING] + sorted((package / "judge").glob("*.py"))
    return {"run.py": RUN} | {f"judge/handbook/{path.relative_to(package).as_posix()}": path.read_text(encoding="utf-8") for path in paths}


def unpack(q: Question, files: dict[str, str], folder: Path) -> list[str]:
    """Write the folder in which a learner works; returns the names of new files. What is there is never written over."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {"answer.py": files["starter.py"], "tests.py": files["tests.py"], "README.md": readme(q, f"handbook practice {q.id}")}
    new = [name for name in wanted if not (folder / name).exists()]
    for name in new:
        (folder / name).write_text(wanted[name], encoding="utf-8")
    return new
