"""Bad input: every mistake gets one line that names file, line, column, id, what is wrong and how to mend it."""

from __future__ import annotations

import re
import shutil

import pytest
from handbook.check import check
from handbook.cli import main, run_problems
from handbook.load import load

GOOD = """\
title: A title
kind: concept
topic: metrics
covers: [F14]
level: mid
roles: [mle]
minutes: 5
ask: |
  What would you do?
short: |
  {words}
answer: |
  First line.

  A formula $a^2$ here.
listen_for:
  - {{level: junior, point: One, cues: [one]}}
  - {{level: mid, point: Two, cues: [two]}}
  - {{level: mid, point: Three, cues: [three]}}
  - {{level: senior, point: Four, cues: [four]}}
pitfalls:
  - {{claim: A claim., why: Because.}}
followups:
  - {{ask: And then?, answer: This.}}
  - {{ask: And now?, answer: That., twist: true}}
related: [fundamentals/other]
sources:
  - {{title: A source, url: "https://example.org/a", supports: the claim}}
""".format(words="word " * 70)
SYLLABUS = """\
rounds:
- id: fundamentals
  title: Fundamentals
  subtitle: Theory
  blurb: Theory.
  topics:
  - id: metrics
    title: Metrics
    blurb: Metrics.
    points:
    - {id: F14, text: Imbalance}
    - {id: F16, text: Metrics, planned: true}
"""
ONE = "questions/fundamentals/one.yml"


def suite(**cases):
    """A test file with one test a case: (a, b, a + b)."""
    tests = [f'def test_{name}():\n    """Case {name}."""\n    assert add({a}, {b}) == {c}\n' for name, (a, b, c) in cases.items()]
    return "\n\n".join(["from answer import add\n", *tests])


EXERCISE = "questions/fundamentals/sum"
EXERCISE_FILES = {
    "starter.py": "def add(a, b):\n    return None\n",
    "solution.py": "def add(a, b):\n    return a + b\n",
    "tests.py": suite(small=(1, 2, 3), zero=(0, 0, 0), left=(1, 0, 1), right=(0, 1, 1)),
    "hidden.py": suite(negative=(-1, -2, -3), mixed=(-1, 2, 1), large=(10**9, 1, 10**9 + 1), equal=(7, 7, 14)),
    "wrong_minus.py": "# fails: test_small\ndef add(a, b):\n    return a - b\n",
    "wrong_first.py": "# fails: test_small\ndef add(a, b):\n    return a\n",
}
EXERCISE_FIELDS = """\
signature: "def add(a, b):"
format: write
difficulty: easy
hints: [One., Two., Three.]
complexity: Constant.
approaches:
  - {title: Plain, file: solution.py, why: It adds.}
"""


@pytest.fixture
def bank(tmp_path, root):
    """A small sound bank in a folder of its own, with the real npm packages."""
    (tmp_path / "questions/fundamentals").mkdir(parents=True)
    (tmp_path / "snippets").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "node_modules").symlink_to(root / "node_modules")
    (tmp_path / "questions/syllabus.yml").write_text(SYLLABUS)
    (tmp_path / ONE).write_text(GOOD)
    other = GOOD.replace("A title", "Another title").replace("fundamentals/other", "fundamentals/one")
    (tmp_path / "questions/fundamentals/other.yml").write_text(other)
    return tmp_path


def add_exercise(bank, **changes):
    """A sound exercise; changes replace files by their stem, None removes one."""
    text = GOOD.replace("kind: concept", "kind: coding").replace("A title", "Sum").replace("fundamentals/other", "fundamentals/one")
    (bank / f"{EXERCISE}.yml").write_text(text + changes.pop("fields", EXERCISE_FIELDS))
    (bank / EXERCISE).mkdir()
    for name, content in {**EXERCISE_FILES, **{f"{k}.py": v for k, v in changes.items()}}.items():
        if content is not None:
            (bank / EXERCISE / name).write_text(content)


def problems(bank):
    return list(map(str, check(bank, load(bank))))


def edit(bank, old, new, path=ONE):
    text = (bank / path).read_text()
    assert old in text
    (bank / path).write_text(text.replace(old, new, 1))


def test_sound_bank_has_no_problems(bank):
    add_exercise(bank)
    assert problems(bank) == []
    assert run_problems(bank, load(bank), []) == []


# (what to replace, by what, line, column, words of the message, words of the fix)
MISTAKES = {
    "unknown key": ("short: |", "shrot: |", 10, 1, "unknown key 'shrot'", "did you mean 'short'?"),
    "missing field": ("title: A title\n", "", 1, 1, "missing field 'title'", "add `title:`"),
    "unknown topic": ("topic: metrics", "topic: metrisc", 3, 8, "unknown topic 'metrisc'", "did you mean 'metrics'?"),
    "unknown point": ("covers: [F14]", "covers: [F14, F99]", 4, 15, "unknown point 'F99'", "questions/syllabus.yml"),
    "unknown kind": ("kind: concept", "kind: concpet", 2, 7, "kind cannot be 'concpet'", "did you mean 'concept'?"),
    "dangling reference": ("[fundamentals/other]", "[fundamentals/othr]", 26, 11, "no question 'fundamentals/othr'", "did you mean 'fundamentals/other'?"),
    "bad LaTeX": ("$a^2$", "$\\frac{a}{$", 15, 13, "formula does not parse", "mend the LaTeX"),
    "unescaped HTML": ("First line.", "First <script src=x>", 13, 9, "raw HTML", "use Markdown"),
    "image with a handler": ("First line.", "First <img src=x onerror=x>", 13, 9, "raw HTML", "use Markdown"),
    "script link": ("First line.", "First [x](javascript:alert)", 13, 13, "links to javascript:", "https://"),
    "bad address": ("https://example.org/a", "ftp://example.org/a", 28, 28, "not a web address", "https://"),
    "short too short": ("word " * 70, "word", 11, 3, "1 words", "60 to 90 words"),
    "no twist": (", twist: true", "", 24, 3, "no follow-up is a twist", "twist: true"),
    "key twice": ("level: mid\nroles", "level: mid\nlevel: mid\nroles", 6, 1, "stands twice", "keep one"),
    "exercise field": ("minutes: 5", "minutes: 5\ncomplexity: high", 8, 13, "'complexity' is for kind: coding", "remove it"),
    "empty text": ("ask: And then?", "ask: ''", 24, 11, "is empty", "write it"),
    "missing include": ("First line.", '--8<-- "fundamentals/none.py:x"', 13, 3, "snippets/fundamentals/none.py does not exist", "write it"),
    "bad YAML": ("title: A title", "title: [A title", 2, 5, "not valid YAML", "indentation"),
    "not a number": ("minutes: 5", "minutes: five", 7, 10, "minutes", "schema.json"),
    "own id": ("[fundamentals/other]", "[fundamentals/one, fundamentals/other]", 26, 11, "names itself", "remove"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_is_reported_at_its_place(bank, name):
    old, new, line, column, message, fix = MISTAKES[name]
    edit(bank, old, new)
    mine = [p for p in problems(bank) if p.startswith(ONE)]
    match = [re.fullmatch(r"(\S+):(\d+):(\d+): \[([^\]]+)\] (.+) - (.+)", p, re.S) for p in mine]
    assert all(match), mine
    found = [m for m in match if message in m[5] and fix in m[6]]
    assert found, mine
    assert (int(found[0][2]), int(found[0][3]), found[0][4]) == (line, column, "fundamentals/one")
    assert len(mine) == 1, "one mistake, one message"


def test_all_mistakes_are_reported_at_once(bank):
    edit(bank, "topic: metrics", "topic: metrisc")
    edit(bank, "$a^2$", "$\\frac{a}{$")
    edit(bank, "covers: [F14]", "covers: [X99]", "questions/fundamentals/other.yml")
    text = "\n".join(problems(bank))
    assert all(words in text for words in ("metrisc", "does not parse", "X99"))


def test_duplicate_ids_and_titles(bank):
    shutil.copy(bank / ONE, bank / "questions/fundamentals/one.yaml")
    edit(bank, "title: Another title", "title: A title", "questions/fundamentals/other.yml")
    text = "\n".join(problems(bank))
    assert "duplicate id" in text and "the title is that of fundamentals/one" in text


def test_planned_flags_follow_coverage(bank):
    edit(bank, "text: Imbalance", "text: Imbalance, planned: true", "questions/syllabus.yml")
    edit(bank, "text: Metrics, planned: true", "text: Metrics", "questions/syllabus.yml")
    text = "\n".join(problems(bank))
    assert "F14 is covered by fundamentals/one but still planned" in text and "nothing covers point F16" in text


def test_coverage_only_ever_grows(bank):
    edit(bank, "covers: [F14]", "covers: [F14, F16]")
    assert any("F16 is covered by" in p for p in problems(bank))


def test_syllabus_ids_stand_once(bank):
    edit(bank, "id: F16", "id: F14", "questions/syllabus.yml")
    assert any("point F14 stands twice" in p for p in problems(bank))


def test_page_is_checked_with_its_lines(bank):
    (bank / "docs/page.md").write_text("---\ntitle: T\n---\n\nText [x](q:fundamentals/non) and $\\frac{$.\n")
    text = "\n".join(problems(bank))
    assert "docs/page.md:5:10: [page.md] no question 'fundamentals/non'" in text
    assert "docs/page.md:5:34: [page.md] formula does not parse" in text


DRAWINGS = {
    "figure without alt text": ("```figure\nfundamentals/a.py\n```", "a figure without alt text"),
    "figure that is nowhere": ('```figure alt="A line"\nfundamentals/none.py\n```', "snippets/fundamentals/none.py does not exist"),
    "broken diagram": ('```dot alt="A box"\ndigraph { a -> }\n```', "diagram does not parse"),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_broken_drawing_is_reported_at_its_line(bank, name):
    text, words = DRAWINGS[name]
    (bank / "docs/page.md").write_text(f"---\ntitle: T\n---\n\nText.\n\n{text}\n")
    found = [p for p in problems(bank) if p.startswith("docs/page.md:7:1: ")]
    assert any(words in p for p in found), problems(bank)


EXERCISE_MISTAKES = {
    "empty hint": ({"fields": EXERCISE_FIELDS.replace("[One., ", "['', ")}, "hints[0] is empty"),
    "two hints": ({"fields": EXERCISE_FIELDS.replace("[One., ", "[")}, "2 hints"),
    "no hidden tests": ({"hidden": None}, "hidden.py"),
    "stray file": ({"notes": "x = 1\n"}, "notes.py"),
    "one wrong answer": ({"wrong_first": None}, "wrong"),
    "unknown approach": ({"fields": EXERCISE_FIELDS.replace("solution.py", "alt_fast.py")}, "alt_fast.py is not in"),
    "approach not shown": ({"alt_other": "def add(a, b):\n    return b + a\n"}, "alt_other.py is not among the approaches"),
    "package not named": ({"solution": "import numpy as np\n\n\ndef add(a, b):\n    return np.add(a, b)\n"}, "the folder imports ['numpy']"),
    "wrong answer names no test": ({"wrong_first": "def add(a, b):\n    return a\n"}, "wrong_first.py:1"),
    "wrong answer names an unknown test": ({"wrong_first": "# fails: test_smal\ndef add(a, b):\n    return a\n"}, "test_smal"),
}


@pytest.mark.parametrize("name", EXERCISE_MISTAKES)
def test_exercise_mistake_is_reported(bank, name):
    changes, words = EXERCISE_MISTAKES[name]
    add_exercise(bank, **changes)
    found = problems(bank)
    assert any(words in p and p.startswith(EXERCISE) for p in found), found


RUN_MISTAKES = {
    "wrong answer passes": ({"wrong_first": "# fails: test_small\ndef add(a, b):\n    return b + a\n"}, "wrong_first.py"),
    "solution fails": ({"solution": "def add(a, b):\n    return a - b\n"}, "solution.py"),
    "starter passes": ({"starter": "def add(a, b):\n    return a + b\n"}, "starter.py"),
}


@pytest.mark.parametrize("name", RUN_MISTAKES)
def test_running_finds_what_reading_cannot(bank, name, monkeypatch, capsys):
    changes, words = RUN_MISTAKES[name]
    add_exercise(bank, **changes)
    monkeypatch.chdir(bank)
    assert main(["check", "--run"]) == 1
    out = capsys.readouterr().out
    assert re.search(rf"^{EXERCISE}/{words}:\d+:\d+: \[fundamentals/sum\] .+ - .+$", out, re.M), out


def test_exit_status_tells(bank, monkeypatch, capsys):
    monkeypatch.chdir(bank)
    assert main(["check"]) == 0
    edit(bank, "topic: metrics", "topic: metrisc")
    assert main(["check"]) == 1
    assert "metrisc" in capsys.readouterr().out


def test_check_of_one_file_reports_only_that_file(bank, monkeypatch, capsys):
    monkeypatch.chdir(bank)
    edit(bank, "topic: metrics", "topic: metrisc")
    assert main(["check", "questions/fundamentals/other.yml"]) == 0
    assert main(["check", ONE]) == 1
