"""Read the bank from disk. The only module that parses YAML; every error carries its place."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from pydantic import BaseModel, ValidationError

from handbook.model import LEVELS, Bank, ExerciseFiles, Page, Problem, Question, Sheet, Snippet, Syllabus

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Document:
    """A YAML file with the places of its values."""

    path: str
    text: str
    root: yaml.Node | None = None
    problems: list[Problem] = field(default_factory=list)

    def node(self, loc: tuple) -> tuple[yaml.Node | None, bool]:
        """The node at a path of keys and indexes, or its nearest existing parent; True if exact."""
        node = self.root
        for key in loc:
            child = None
            if isinstance(node, yaml.MappingNode):
                child = next((v for k, v in node.value if k.value == str(key)), None)
            elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
                child = node.value[key]
            if child is None:
                return node, False
            node = child
        return node, True

    def key(self, loc: tuple) -> tuple[int, int]:
        """Line and column of the key (not the value) at loc."""
        parent, exact = self.node(loc[:-1])
        if exact and isinstance(parent, yaml.MappingNode):
            for key, _ in parent.value:
                if key.value == str(loc[-1]):
                    return key.start_mark.line + 1, key.start_mark.column + 1
        return self.place(loc)

    def place(self, loc: tuple, offset: int = 0) -> tuple[int, int]:
        """Line and column of the value at loc, `offset` characters into its text."""
        node, _ = self.node(loc)
        if node is None:
            return 1, 1
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        if isinstance(node, yaml.ScalarNode):
            before = node.value[:offset]
            if node.style == "|":  # the text starts on the next line, indented
                line += 1 + before.count("\n")
                source = self.text.splitlines()[line - 1] if line <= self.text.count("\n") else ""
                indent = len(source) - len(source.lstrip())
                column = 1 + indent + len(before) - (before.rfind("\n") + 1)
            elif node.style is None or node.style in "'\"":
                column += offset
        return line, column

    def problem(self, ident: str, loc: tuple, message: str, fix: str, offset: int = 0) -> Problem:
        """A problem at loc."""
        return Problem(self.path, *self.place(loc, offset), ident, message, fix)


def did_you_mean(word: str, known: list[str] | tuple[str, ...], otherwise: str) -> str:
    """A fix that names the nearest known word."""
    near = difflib.get_close_matches(word, known, 1, 0.6)
    return f"did you mean {near[0]!r}?" if near else otherwise


def parse(path: str, text: str, ident: str) -> tuple[Document, object]:
    """Parse YAML to a document and plain data; syntax errors and repeated keys become problems."""
    document = Document(path, text)
    try:
        loader = Loader(text)
        document.root = loader.get_single_node()
        if document.root is None:
            document.problems.append(Problem(path, 1, 1, ident, "the file is empty", "write a question or delete it"))
            return document, None
        _repeated_keys(document, document.root, ident)
        return document, loader.construct_document(document.root)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = getattr(error, "problem", None) or str(error).splitlines()[0]
        document.problems.append(
            Problem(path, line, column, ident, f"not valid YAML: {what}", "check indentation and quotes; long text goes in a `|` block")
        )
        return document, None


def _repeated_keys(document: Document, node: yaml.Node, ident: str) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                mark = key.start_mark
                document.problems.append(
                    Problem(document.path, mark.line + 1, mark.column + 1, ident, f"key {key.value!r} stands twice", "keep one of them")
                )
            seen.add(key.value)
            _repeated_keys(document, value, ident)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _repeated_keys(document, item, ident)


def _field_names(model: type[BaseModel], loc: tuple) -> list[str]:
    """Names of the fields allowed where an unknown key was found."""
    schema = model.model_json_schema()
    here = schema
    for key in loc:
        here = here.get("items", {}) if isinstance(key, int) else here.get("properties", {}).get(key, {})
        if "$ref" in here:
            here = schema["$defs"][here["$ref"].rsplit("/", 1)[1]]
    return [n for n in here.get("properties", {}) if n not in ("id", "round")]


def explain(document: Document, ident: str, model: type[BaseModel], error: ValidationError) -> list[Problem]:
    """Validation errors as problems with a place and a fix."""
    problems = []
    items = error.errors(include_url=False)
    unknown = {tuple(i["loc"]) for i in items if i["type"] == "extra_forbidden"}
    for item in items:
        loc, kind, value = tuple(item["loc"]), item["type"], item.get("input")
        name = next((str(p) for p in reversed(loc) if isinstance(p, str)), "value")
        if kind == "extra_forbidden":
            names = _field_names(model, loc[:-1])
            line, column = document.key(loc)
            fix = did_you_mean(name, names, f"use one of {', '.join(names)}")
            problems.append(Problem(document.path, line, column, ident, f"unknown key {name!r}", fix))
        elif kind == "missing":
            if any(loc[:-1] == other[:-1] and difflib.get_close_matches(str(other[-1]), [name], 1, 0.6) for other in unknown):
                continue  # misspelled, and reported as such
            problems.append(document.problem(ident, loc, f"missing field {name!r}", f"add `{name}:`"))
        elif kind == "literal_error":
            allowed = [w.strip().strip("'") for w in item["ctx"]["expected"].replace(" or ", ", ").split(", ")]
            fix = did_you_mean(str(value), allowed, f"use one of {', '.join(allowed)}")
            problems.append(document.problem(ident, loc, f"{name} cannot be {value!r}", fix))
        elif kind == "string_too_short":
            problems.append(document.problem(ident, loc, f"{_path(loc)} is empty", "write it or remove the entry"))
        elif kind == "too_short":
            need = item["ctx"]["min_length"]
            problems.append(document.problem(ident, loc, f"{name} has {item['ctx']['actual_length']} entries", f"write at least {need}"))
        elif kind == "string_pattern_mismatch" and name in ("url", "source"):
            problems.append(document.problem(ident, loc, f"{value!r} is not a web address", "start it with https:// or http://"))
        else:
            problems.append(document.problem(ident, loc, f"{_path(loc)}: {item['msg'].lower()}", "see the field's description in questions/schema.json"))
    return problems


def _path(loc: tuple) -> str:
    return "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in loc).lstrip(".")


def read_question(root: Path, path: Path) -> tuple[Document, Question | None]:
    """One question file; the document carries the problems found."""
    relative = path.relative_to(root).as_posix()
    ident = path.relative_to(root / "questions").with_suffix("").as_posix()
    document, data = parse(relative, path.read_text(encoding="utf-8"), ident)
    if document.problems and data is None:
        return document, None
    if not isinstance(data, dict):
        document.problems.append(Problem(relative, 1, 1, ident, "not a mapping of fields", "start with `title: …`"))
        return document, None
    for derived in ("id", "round"):
        if derived in data:
            line, column = document.key((derived,))
            document.problems.append(Problem(relative, line, column, ident, f"unknown key {derived!r}", "remove it: the path says it"))
    try:
        return document, Question.model_validate({**data, "id": ident, "round": ident.split("/")[0]})
    except ValidationError as error:
        document.problems += explain(document, ident, Question, error)
        return document, None


def read_page(root: Path, path: Path, problems: list[Problem]) -> Page:
    """A hand-written page with its front matter."""
    relative = path.relative_to(root / "docs").as_posix()
    text, line, meta = path.read_text(encoding="utf-8"), 1, {}
    if text.startswith("---\n") and "\n---\n" in text:
        head, body = text[4:].split("\n---\n", 1)
        document, meta = parse(path.relative_to(root).as_posix(), head, relative)
        problems += document.problems
        meta = meta if isinstance(meta, dict) else {}
        text, line = body, head.count("\n") + 4
    return Page(relative, text, line, str(meta.get("title", "")), str(meta.get("description", "")), tuple(meta.get("covers", ())))


@dataclass
class Loaded:
    """A bank with the documents it came from and the problems met on the way."""

    bank: Bank
    documents: dict[str, Document]
    problems: list[Problem]


def load(root: Path) -> Loaded:
    """Read questions/ and snippets/ below root."""
    folder = root / "questions"
    syllabus_path = folder / "syllabus.yml"
    relative = syllabus_path.relative_to(root).as_posix()
    document, data = parse(relative, syllabus_path.read_text(encoding="utf-8"), "syllabus")
    documents, problems = {"syllabus": document}, list(document.problems)
    try:
        syllabus = Syllabus.model_validate(data)
    except ValidationError as error:
        problems += explain(document, "syllabus", Syllabus, error)
        syllabus = Syllabus.model_construct(rounds=[])

    questions: dict[str, Question] = {}
    exercises: dict[str, ExerciseFiles] = {}
    for path in sorted(folder.glob("*/*.yml")):
        document, question = read_question(root, path)
        ident = path.relative_to(folder).with_suffix("").as_posix()
        documents[ident] = document
        problems += document.problems
        if question:
            questions[ident] = question
    for path in sorted(p for p in folder.glob("*/*") if p.is_dir() and p.name[0] not in "._"):
        files = {f.name: f.read_text(encoding="utf-8") for f in sorted(path.iterdir()) if f.is_file() and f.suffix == ".py"}
        exercises[path.relative_to(folder).as_posix()] = ExerciseFiles(files)

    order = {t.id: n for n, t in enumerate(t for r in syllabus.rounds for t in r.topics)}
    ranked = sorted(questions.values(), key=lambda q: (order.get(q.topic, len(order)), LEVELS.index(q.level), q.minutes, q.title))
    snippets = {
        p.relative_to(root / "snippets").as_posix(): Snippet(p.relative_to(root / "snippets").as_posix(), p.read_text(encoding="utf-8"))
        for p in sorted((root / "snippets").rglob("*.py"))
    }
    pages: dict[str, Page] = {}
    for path in sorted((root / "docs").rglob("*.md")):
        page = read_page(root, path, problems)
        pages[page.path] = page
    sheets: dict[str, Sheet] = {}
    for path in sorted((root / "sheets").glob("*.yml")):
        name = f"sheets/{path.stem}"
        document, data = parse(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"), name)
        documents[name] = document
        try:
            sheets[path.stem] = Sheet.model_validate(data)
        except ValidationError as error:
            problems += explain(document, name, Sheet, error)
        problems += document.problems
    bank = Bank(syllabus, {q.id: q for q in ranked}, exercises, snippets, pages, sheets)
    return Loaded(bank, documents, problems)
