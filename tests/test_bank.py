"""The bank itself: one test a question file, and what must hold across files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from handbook import check, proofs
from handbook.cli import main
from handbook.load import load
from handbook.markup import counts
from handbook.model import question_schema, sheet_schema, syllabus_schema
from handbook.snippets import fences

ROOT = Path(__file__).resolve().parent.parent
LOADED = load(ROOT)
PROBLEMS = check.check(ROOT, LOADED)
IDS = [p.relative_to(ROOT / "questions").with_suffix("").as_posix() for p in sorted((ROOT / "questions").glob("*/*.yml"))]
SNIPPETS = sorted(LOADED.bank.snippets)


@pytest.mark.parametrize("ident", IDS)
def test_question(ident):
    mine = [p for p in PROBLEMS if p.id == ident or p.path.startswith(f"questions/{ident}")]
    assert not mine, "\n" + "\n".join(map(str, mine))


def test_everything_else_is_sound():
    rest = [p for p in PROBLEMS if p.id not in IDS]
    assert not rest, "\n" + "\n".join(map(str, rest))


@pytest.mark.parametrize("path", SNIPPETS)
def test_snippet_prints_what_it_states(path):
    replay = proofs.replay(ROOT / "snippets" / path)
    assert replay.text == replay.expected, f"run `handbook update snippets/{path}`"


@pytest.mark.parametrize("path", SNIPPETS)
def test_snippet_is_used(path):
    users = [q.id for q in LOADED.bank.questions.values() if q.proof == path or f'"{path}' in q.answer]
    users += [p.path for p in LOADED.bank.pages.values() if f'"{path}' in p.text]
    texts = [q.answer for q in LOADED.bank.questions.values()] + [p.text for p in LOADED.bank.pages.values()]
    users += [f.body for text in texts if path in text for f in fences(text) if f.info.startswith("figure") and f.body.split("\n")[0] == path]
    assert users, "no question and no page shows it"


def test_no_question_is_an_island():
    """Pages show links both ways, so that from any question every other can be reached."""
    questions = LOADED.bank.questions
    near: dict[str, set[str]] = {ident: set() for ident in questions}
    for q in questions.values():
        for other in {*q.related, *q.prerequisites} & set(questions):
            near[q.id].add(other)
            near[other].add(q.id)
    reached, todo = set(), ["fundamentals/accuracy-at-low-prevalence"]
    while todo:
        ident = todo.pop()
        if ident not in reached:
            reached.add(ident)
            todo += near[ident]
    assert set(questions) == reached


def test_first_slice_is_there():
    """Floors of the first issue; later content only adds."""
    bank = LOADED.bank
    figures = counts(bank)
    assert figures["questions"] - figures["exercises"] >= 30 and figures["exercises"] >= 8 and figures["proofs"] >= 12
    assert {r.id: len(bank.of_round(r.id)) >= 2 for r in bank.syllabus.rounds} == {r.id: True for r in bank.syllabus.rounds}
    for kind in ("concept", "derivation", "coding", "design", "scenario", "behavioral"):
        assert sum(q.kind == kind for q in bank.questions.values()) >= 2, kind


def test_schemas_are_those_of_the_model():
    for name, schema in (("questions/schema.json", question_schema()), ("questions/syllabus.schema.json", syllabus_schema()), ("sheets/schema.json", sheet_schema())):
        assert json.loads((ROOT / name).read_text(encoding="utf-8")) == schema, "run `make update`"


def test_readme_states_the_counts_of_the_bank():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("questions", "exercises", "proofs", "rounds"):
        assert f"<!-- {name} -->{counts(LOADED.bank)[name]}<!-- /{name} -->" in text, "run `make update`"


def test_questions_name_their_schema():
    for ident in IDS:
        first = (ROOT / "questions" / f"{ident}.yml").read_text(encoding="utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=../schema.json", ident


def test_check_command_agrees(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert main(["check"]) == (1 if PROBLEMS else 0)
