"""Write a new question or exercise: every field there, each with a comment that says what belongs in it."""

from __future__ import annotations

from pathlib import Path

from handbook.model import LEVELS, ROLE_NAMES, Syllabus

QUESTION = """\
# yaml-language-server: $schema=../schema.json
# Comments are for you: delete them when the field is written. `handbook check {path}` says what is missing.
title: {title}
kind: {kind}  # concept, derivation, coding, design, scenario, behavioral
topic: {topic}
covers: [{points}]  # only points that a reader has really learned after this question
level: mid  # the lowest level at which it is asked: {levels}
roles: [mle]  # {roles}
minutes: 8  # in the room
# The question, as the interviewer says it.
ask: |

{clarify}# Said aloud in 30 seconds: 60 to 90 words, first person.
short: |

# What decides it, the trade-off, the choice, and how you would know you were wrong. Numbers from a proof or a source.
answer: |

listen_for:  # 4 to 8 points that somebody else could tick, with the level and the words that give them away
  - {{level: junior, point: "", cues: []}}
  - {{level: mid, point: "", cues: []}}
  - {{level: mid, point: "", cues: []}}
  - {{level: senior, point: "", cues: []}}
pitfalls:  # what people really say, and why it is wrong
  - claim: ""
    why: ""
followups:  # at least two, one of them a twist: a constraint that changes midway
  - ask: ""
    answer: ""
  - ask: ""
    twist: true
    answer: ""
{exercise}related: []  # ids of other questions: the path below questions/ without .yml
sources:  # only what you looked up; primary sources first
  - title: ""
    url: https://
    supports: ""
"""
CLARIFY = """\
clarify:  # what a strong candidate asks back, with your replies
  - {ask: "", reply: ""}
  - {ask: "", reply: ""}
  - {ask: "", reply: ""}
"""
EXERCISE = """\
signature: |
  def solve(x): ...
format: write  # or debug: the starter is broken code
difficulty: easy  # easy, medium, hard
hints:  # from a nudge to nearly the answer
  - ""
  - ""
  - ""
packages: []  # beyond the standard library: numpy, scipy, pandas, scikit-learn
# Time and memory, and what dominates.
complexity: |

approaches:
  - {title: "", file: solution.py, why: ""}
"""
FILES = {
    "starter.py": 'def solve(x):\n    """State shapes, units and what is returned."""\n    raise NotImplementedError\n',
    "solution.py": 'def solve(x):\n    """State shapes, units and what is returned."""\n    return x\n',
    "tests.py": 'from answer import solve\n\n\ndef test_says_what_it_checks():\n    """Shown to the learner: what must hold."""\n    assert solve(1) == 1\n',
    "hidden.py": 'from answer import solve\n\n\ndef test_limits_and_large_values():\n    """Added by Submit: properties, limits, comparison with a brute force."""\n    assert solve(10**9) == 10**9\n',
    "wrong_always_one.py": "# fails: test_limits_and_large_values\ndef solve(x):\n    return 1\n",
    "wrong_negated.py": "# fails: test_says_what_it_checks\ndef solve(x):\n    return -x\n",
}


class ScaffoldError(ValueError):
    """The place is taken or the topic does not exist."""


def write(root: Path, syllabus: Syllabus, topic: str, slug: str, kind: str, title: str) -> list[Path]:
    """Write the files of a new question; returns their paths. Never overwrites."""
    found = [(r, t) for r in syllabus.rounds for t in r.topics if t.id == topic]
    if not found:
        raise ScaffoldError(f"no topic {topic!r} in questions/syllabus.yml")
    round_, chosen = found[0]
    path = root / "questions" / round_.id / f"{slug}.yml"
    if path.exists() or path.with_suffix("").exists():
        raise ScaffoldError(f"{path.relative_to(root)} exists: choose another name")
    path.parent.mkdir(parents=True, exist_ok=True)
    text = QUESTION.format(
        path=path.relative_to(root),
        title=title,
        kind=kind,
        topic=topic,
        points=", ".join(p.id for p in chosen.points),
        levels=", ".join(LEVELS),
        roles=", ".join(f"{k}: {v}" for k, v in ROLE_NAMES.items()),
        clarify=CLARIFY if kind in ("design", "scenario") else "",
        exercise=EXERCISE if kind == "coding" else "",
    )
    path.write_text(text, encoding="utf-8")
    written = [path]
    if kind == "coding":
        folder = path.with_suffix("")
        folder.mkdir()
        for name, content in FILES.items():
            (folder / name).write_text(content, encoding="utf-8")
            written.append(folder / name)
    return written
