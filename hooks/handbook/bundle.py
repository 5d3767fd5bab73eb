"""What the browser loads as data: one JSON file an exercise, and the list of all questions."""

from __future__ import annotations

import base64
import json
import zlib
from pathlib import Path

from handbook import folder
from handbook.html import html
from handbook.markup import first_sentence, packages
from handbook.model import Bank, Question


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def exercise(root: Path, bank: Bank, q: Question) -> dict:
    """An exercise for the runner. Hidden tests and solutions are packed against spoilers, not kept secret."""
    files = bank.exercises[q.id]
    sealed = {
        "hidden": files["hidden.py"],
        "approaches": [{"title": a.title, "code": files[a.file], "why_html": html(root, a.why)} for a in q.approaches],
    }
    return {
        "schema": 1,
        "id": q.id,
        "title": q.title,
        "signature": q.signature,
        "starter": files["starter.py"],
        "tests": files["tests.py"],
        # What an answer of the reader's own imports is found in it.
        "packages": packages("\n".join(files[name] for name in ("starter.py", "tests.py", "hidden.py"))),
        "timeout": q.timeout,
        "minutes": q.minutes,
        "difficulty": q.difficulty,
        "format": q.format,
        "readme": folder.readme(q, "python run.py"),
        "hints": [html(root, hint) for hint in q.hints],
        "sealed": base64.b64encode(zlib.compress(_json(sealed), 9)).decode(),
    }


def facets(bank: Bank) -> dict:
    """Every question with what it can be found by."""
    return {
        "schema": 1,
        "questions": [
            {
                "id": q.id,
                "url": f"questions/{q.id}/",
                "title": q.title,
                "kind": q.kind,
                "round": q.round,
                "topic": q.topic,
                "level": q.level,
                "roles": q.roles,
                "companies": sorted({c.name for c in q.companies}),
                "minutes": q.minutes,
                "difficulty": q.difficulty,
                "covers": q.covers,
                "related": q.related,
                "prerequisites": q.prerequisites,
                "proof": bool(q.proof),
                "verified": q.verified.isoformat() if q.verified else None,
                "ask": first_sentence(q.ask, 240),
            }
            for q in bank.questions.values()
        ],
    }


def generate(root: Path, bank: Bank) -> dict[str, bytes]:
    """Data files below the site's root."""
    files = {f"bank/exercises/{q.id}.json": _json(exercise(root, bank, q)) for q in bank.questions.values() if q.is_exercise}
    judge = _json(folder.judge_files(Path(__file__).parent))
    return {"api/questions.json": _json(facets(bank)), "bank/judge.json": judge, **files}
