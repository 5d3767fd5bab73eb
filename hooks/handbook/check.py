"""What must hold across the bank. Every finding names file, line, column, id and the fix; none stops the others."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from handbook import diagrams, exercises, math
from handbook.load import Loaded, did_you_mean
from handbook.markup import FIGURE, packages
from handbook.model import EXERCISE_FIELDS, EXERCISE_ONLY, Bank, Problem, Question
from handbook.snippets import INCLUDE, Fence, fences, lines, regions

# A tag, a comment or a declaration; `<https://…>` is an autolink and `a < b` is text.
HTML = re.compile(r"<(?:/?[A-Za-z][\w-]*(?=[\s/>])(?!:)|!--|!DOCTYPE|\?)")
LINK = re.compile(r"\]\(\s*<?([^)\s>]*)")
REFERENCE = re.compile(r"^\s*\[[^\]]+\]:\s*(\S+)", re.M)
AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*):")
SPAN = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.S)
SHORT_WORDS = (40, 110)
SOURCED = ("concept", "derivation", "design")


def texts(question: Question) -> Iterator[tuple[tuple, str]]:
    """Every Markdown text of a question with its place."""
    for name in ("title", "ask", "short", "answer", "signature", "complexity"):
        value = getattr(question, name)
        if value and name != "signature":
            yield (name,), value
    for name, parts in {
        "clarify": ("ask", "reply"),
        "listen_for": ("point",),
        "pitfalls": ("claim", "why"),
        "followups": ("ask", "answer"),
        "approaches": ("title", "why"),
    }.items():
        for n, item in enumerate(getattr(question, name)):
            for part in parts:
                yield (name, n, part), getattr(item, part)
    for n, hint in enumerate(question.hints):
        yield ("hints", n), hint


def masked(markdown: str) -> str:
    """Markdown with code and formulas blanked out, offsets kept."""
    out = "\n".join(" " * len(line.text) if line.fence is not None else line.text for line in lines(markdown))
    for pattern in (SPAN, math.TOKEN):
        out = pattern.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), out)
    return out


class Checker:
    """Collects the problems of one bank."""

    def __init__(self, root: Path, loaded: Loaded) -> None:
        self.root, self.bank, self.documents = root, loaded.bank, loaded.documents
        self.problems = list(loaded.problems)
        self.topics = [t.id for r in self.bank.syllabus.rounds for t in r.topics]
        self.points = [p.id for r in self.bank.syllabus.rounds for t in r.topics for p in t.points]
        # A file that failed to load is still a fair target of a link: one mistake, one message.
        self.ids = [i for i in self.documents if i != "syllabus" and not i.startswith("sheets/")]

    def add(self, ident: str, loc: tuple, message: str, fix: str, offset: int = 0) -> None:
        """Report a problem at a place of a question or of the syllabus."""
        self.problems.append(self.documents[ident].problem(ident, loc, message, fix, offset))

    def run(self) -> list[Problem]:
        """All problems, sorted by place."""
        self.syllabus()
        titles: dict[str, str] = {}
        for question in self.bank.questions.values():
            self.question(question)
            twin = titles.setdefault(question.title.casefold(), question.id)
            if twin != question.id:
                self.add(question.id, ("title",), f"the title is that of {twin}", "say what sets this question apart, or merge the two")
        self.names()
        self.folders()
        self.pages()
        self.sheets()
        self.coverage()
        return sorted(set(self.problems))

    def syllabus(self) -> None:
        """Ids of rounds, topics and points stand once."""
        seen: dict[str, tuple] = {}
        for r, round_ in enumerate(self.bank.syllabus.rounds):
            entries = [(("rounds", r, "id"), "round " + round_.id)]
            for t, topic in enumerate(round_.topics):
                entries.append((("rounds", r, "topics", t, "id"), "topic " + topic.id))
                entries += [(("rounds", r, "topics", t, "points", p, "id"), "point " + point.id) for p, point in enumerate(topic.points)]
            for loc, name in entries:
                if name in seen:
                    self.add("syllabus", loc, f"{name} stands twice", "give one of them another id")
                seen[name] = loc

    def question(self, q: Question) -> None:
        """Everything about one question."""
        rounds = {t.id: r.id for r in self.bank.syllabus.rounds for t in r.topics}
        if q.topic not in rounds:
            self.add(q.id, ("topic",), f"unknown topic {q.topic!r}", did_you_mean(q.topic, self.topics, "use a topic of questions/syllabus.yml"))
        elif rounds[q.topic] != q.round:
            self.add(q.id, ("topic",), f"topic {q.topic!r} belongs to round {rounds[q.topic]!r}", f"move the file to questions/{rounds[q.topic]}/ or choose a topic of {q.round!r}")
        for n, point in enumerate(q.covers):
            if point not in self.points:
                self.add(q.id, ("covers", n), f"unknown point {point!r}", did_you_mean(point, self.points, "use a point of questions/syllabus.yml"))
        for name in ("related", "prerequisites"):
            for n, ident in enumerate(getattr(q, name)):
                self.reference(q.id, (name, n), ident)
        if not q.related and not q.prerequisites:
            self.add(q.id, (), "no related question", "name at least one id under `related:`")
        if not any(f.twist for f in q.followups):
            self.add(q.id, ("followups",), "no follow-up is a twist", "mark the one that changes a constraint with `twist: true`")
        words = len(q.short.split())
        if not SHORT_WORDS[0] <= words <= SHORT_WORDS[1]:
            self.add(q.id, ("short",), f"the spoken answer has {words} words", "60 to 90 words take 30 seconds to say")
        if q.kind in SOURCED and not q.sources:
            self.add(q.id, (), "no sources", "name a primary source that you looked up")
        if q.kind == "design" and len(q.clarify) < 3:
            self.add(q.id, ("clarify",), "a design question needs at least 3 clarifying questions", "write what a strong candidate asks back, with replies")
        if q.verified and q.verified > datetime.date.today():
            self.add(q.id, ("verified",), "the date lies in the future", "date it when somebody other than the author checked it")
        self.exercise(q)
        if q.proof and q.proof not in self.bank.snippets:
            self.add(q.id, ("proof",), f"snippets/{q.proof} does not exist", did_you_mean(q.proof, list(self.bank.snippets), "write it or remove the line"))
        for loc, text in texts(q):
            self.markdown(lambda offset, message, fix, loc=loc: self.add(q.id, loc, message, fix, offset), text, html=False)

    def exercise(self, q: Question) -> None:
        """Fields that exercises must have and other questions must not."""
        given = q.model_fields_set
        if not q.is_exercise:
            for name in EXERCISE_ONLY:
                if name in given:
                    self.add(q.id, (name,), f"{name!r} is for kind: coding", "remove it or change the kind")
            return
        for name in EXERCISE_FIELDS:
            if not getattr(q, name):
                self.add(q.id, (name,), f"an exercise needs {name!r}", f"add `{name}:`")
        if 0 < len(q.hints) < 3:
            self.add(q.id, ("hints",), f"{len(q.hints)} hints", "write at least 3, from a nudge to nearly the answer")
        for n, hint in enumerate(q.hints):
            if "](" in hint:
                self.add(q.id, ("hints", n), "a hint links away", "say it in the hint: links belong in the answer", hint.index("]("))
        folder = self.bank.exercises.get(q.id)
        if folder is None:
            self.add(q.id, ("kind",), f"the folder questions/{q.id}/ is missing", "add starter.py, solution.py, tests.py, hidden.py and two wrong_<why>.py")
            return
        for n, approach in enumerate(q.approaches):
            if approach.file not in folder.files:
                self.add(q.id, ("approaches", n, "file"), f"{approach.file} is not in questions/{q.id}/", did_you_mean(approach.file, list(folder.files), "write the file"))
        shown = {approach.file for approach in q.approaches}
        for name in folder.files:
            if (name == "solution.py" or name.startswith("alt_")) and name not in shown:
                self.add(q.id, ("approaches",), f"{name} is not among the approaches", f"add `- file: {name}` with its `title`, or delete the file")
        used = sorted({p for name, code in folder.files.items() if not name.startswith("wrong_") for p in packages(code)})
        if sorted(q.packages) != used:
            self.add(q.id, ("packages",), f"the folder imports {used or 'no packages'}, the file says {sorted(q.packages) or 'none'}", f"write `packages: [{', '.join(used)}]`" if used else "remove the line")

    def drawing(self, add: Callable[[str, str], None], fence: Fence) -> None:
        """A diagram or a figure; add(message, fix) reports."""
        kind = fence.info.split(" ")[0]
        if kind in ("dot", "figure") and not FIGURE.fullmatch(fence.info.replace("dot", "figure", 1)):
            add(f"a {kind} without alt text", f'write ```{kind} alt="what it shows, in a sentence"')
        elif kind == "figure":
            path = fence.body.split("\n")[0].strip()
            if path not in self.bank.snippets:
                add(f"snippets/{path} does not exist", did_you_mean(path, list(self.bank.snippets), "write the path of a file under snippets/ in the first line of the figure"))
        elif kind == "dot":
            try:
                diagrams.draw(self.root, fence.body)
            except diagrams.DiagramError as error:
                add(f"diagram does not parse: {error}", "mend the Graphviz source")

    def reference(self, ident: str, loc: tuple, target: str, offset: int = 0) -> None:
        """A link from one question to another."""
        if target == ident:
            self.add(ident, loc, "the question names itself", "remove the line", offset)
        elif target not in self.ids:
            self.add(ident, loc, f"no question {target!r}", did_you_mean(target, self.ids, "use the path of a file under questions/, without .yml"), offset)

    def markdown(self, add: Callable[[int, str, str], None], text: str, html: bool) -> None:
        """Formulas, includes, links and raw HTML of a Markdown text; add(offset, message, fix) reports."""
        for formula in math.find(text):
            try:
                math.render(self.root, formula.tex, formula.display)
            except math.MathError as error:
                add(formula.offset, f"formula does not parse: {error}", "mend the LaTeX, or escape a dollar of money as \\$")
        offset = 0
        for line in lines(text):
            include = INCLUDE.match(line.text)
            if include and line.fence is None:
                self.include(lambda m, f, o=offset: add(o, m, f), include["path"], include["region"])
            elif "--8<--" in line.text and not (line.fence is not None and "[" in line.text):
                add(offset, "an include that is not understood", 'write --8<-- "round/file.py:region" on a line of its own, outside of fences')
            offset += len(line.text) + 1
        for fence in fences(text):
            self.drawing(lambda m, f, o=fence.offset: add(o, m, f), fence)
        bare = masked(text)
        for pattern in (LINK, REFERENCE):
            for match in pattern.finditer(bare):
                self.link(add, match.start(1), match[1])
        for match in AUTOLINK.finditer(bare):
            if match[1].lower() not in ("http", "https"):
                add(match.start(), f"links to {match[1]}: are not allowed", "link to https://")
        if not html:
            for match in HTML.finditer(bare):
                add(match.start(), f"raw HTML ({match[0]}…) is not allowed", "use Markdown; put code in backticks")

    def include(self, add: Callable[[str, str], None], path: str, region: str | None) -> None:
        """An included region of a snippet exists."""
        snippet = self.bank.snippets.get(path)
        if snippet is None:
            add(f"snippets/{path} does not exist", did_you_mean(path, list(self.bank.snippets), "write it"))
        elif region:
            try:
                known = list(regions(snippet.text))
            except ValueError:
                return  # reported with the snippet
            if region not in known:
                add(f"no region {region!r} in snippets/{path}", did_you_mean(region, known, f"use one of {', '.join(known) or 'none: mark one'}"))

    def link(self, add: Callable[[int, str, str], None], offset: int, target: str) -> None:
        """A Markdown link's target."""
        scheme, _, rest = target.partition(":")
        if "://" in target and scheme.lower() not in ("http", "https"):
            add(offset, f"links to {scheme}: are not allowed", "link to https://")
        elif scheme == "q" and rest:
            if rest not in self.ids:
                add(offset, f"no question {rest!r}", did_you_mean(rest, self.ids, "use the path of a file under questions/, without .yml"))
        elif scheme == "t" and rest:
            if rest not in self.topics:
                add(offset, f"no topic {rest!r}", did_you_mean(rest, self.topics, "use a topic of questions/syllabus.yml"))
        elif scheme == "s" and rest:
            if rest not in self.bank.sheets:
                add(offset, f"no sheet {rest!r}", did_you_mean(rest, list(self.bank.sheets), "use the name of a file under sheets/"))
        elif re.match(r"^[a-z][a-z0-9+.-]*:", target, re.I) and scheme.lower() not in ("http", "https", "mailto"):
            add(offset, f"links to {scheme}: are not allowed", "link to https://, q:<question id> or t:<topic id>")

    def names(self) -> None:
        """Paths that differ only in case or ending would fight for one page."""
        seen: dict[str, str] = {}
        for path in sorted((self.root / "questions").glob("*/*.y*ml")):
            relative = path.relative_to(self.root).as_posix()
            key = path.relative_to(self.root / "questions").with_suffix("").as_posix()
            if path.suffix != ".yml":
                self.problems.append(Problem(relative, 1, 1, key, "the file ends in .yaml", "rename it to .yml"))
            twin = seen.setdefault(key.casefold(), relative)
            if twin != relative:
                self.problems.append(Problem(relative, 1, 1, key, f"duplicate id: {twin} has it too", "rename one of the files"))
            if key.split("/")[0] not in [r.id for r in self.bank.syllabus.rounds]:
                self.problems.append(Problem(relative, 1, 1, key, f"unknown round {key.split('/')[0]!r}", did_you_mean(key.split("/")[0], [r.id for r in self.bank.syllabus.rounds], "use a round of questions/syllabus.yml")))

    def folders(self) -> None:
        """Exercise folders belong to an exercise and hold what they must."""
        for ident, folder in self.bank.exercises.items():
            path = f"questions/{ident}"
            question = self.bank.questions.get(ident)
            if ident not in self.documents or (question and not question.is_exercise):
                self.problems.append(Problem(path, 1, 1, ident, "a folder without an exercise", f"write questions/{ident}.yml with kind: coding, or delete the folder"))
            for file, line, message, fix in exercises.inspect(self.root / path):
                self.problems.append(Problem(f"{path}/{file}" if file else path, line, 1, ident, message, fix))
        for snippet in self.bank.snippets.values():
            try:
                regions(snippet.text)
            except ValueError as error:
                self.problems.append(Problem(f"snippets/{snippet.path}", 1, 1, snippet.path, str(error), "pair [start:name] with [end:name]"))

    def pages(self) -> None:
        """Hand-written pages: links, formulas, includes, points."""
        for page in self.bank.pages.values():
            path = f"docs/{page.path}"

            def add(offset: int, message: str, fix: str, page=page, path=path) -> None:
                before = page.text[:offset]
                line = page.line + before.count("\n")
                self.problems.append(Problem(path, line, offset - (before.rfind("\n") + 1) + 1, page.path, message, fix))

            self.markdown(add, page.text, html=True)
            for point in page.covers:
                if point not in self.points:
                    self.problems.append(Problem(path, 1, 1, page.path, f"covers unknown point {point!r}", did_you_mean(point, self.points, "use a point of questions/syllabus.yml")))

    def sheets(self) -> None:
        """Sheets: topics, formulas, tables, sources."""
        for name, sheet in self.bank.sheets.items():
            ident = f"sheets/{name}"
            for n, topic in enumerate(sheet.topics):
                if topic not in self.topics:
                    self.add(ident, ("topics", n), f"unknown topic {topic!r}", did_you_mean(topic, self.topics, "use a topic of questions/syllabus.yml"))
            for n, formula in enumerate(sheet.formulas):
                try:
                    math.render(self.root, formula.tex, True)
                except math.MathError as error:
                    self.add(ident, ("formulas", n, "tex"), f"formula does not parse: {error}", "mend the LaTeX; no dollars around it")
            for n, table in enumerate(sheet.tables):
                for r, row in enumerate(table.rows):
                    if len(row) != len(table.columns):
                        self.add(ident, ("tables", n, "rows", r), f"{len(row)} cells for {len(table.columns)} columns", "write one cell a column")
            texts = [(("formulas", n, "where"), f.where) for n, f in enumerate(sheet.formulas)]
            texts += [(("rules", n, "text"), r.text) for n, r in enumerate(sheet.rules)]
            texts += [(("tables", n, "rows", r, c), cell) for n, t in enumerate(sheet.tables) for r, row in enumerate(t.rows) for c, cell in enumerate(row)]
            for loc, text in texts:
                self.markdown(lambda offset, message, fix, loc=loc: self.add(ident, loc, message, fix, offset), text, html=False)
            for n, rule in enumerate(sheet.rules):
                if not rule.source.startswith(("https://", "http://")) and rule.source not in self.ids:
                    self.add(ident, ("rules", n, "source"), f"no question {rule.source!r}", did_you_mean(rule.source, self.ids, "name a question id or a web address"))

    def coverage(self) -> None:
        """`planned` stands exactly at the points that nothing covers."""
        covered = covered_points(self.bank)
        for r, round_ in enumerate(self.bank.syllabus.rounds):
            for t, topic in enumerate(round_.topics):
                for p, point in enumerate(topic.points):
                    loc = ("rounds", r, "topics", t, "points", p)
                    if point.planned and point.id in covered:
                        self.add("syllabus", loc, f"point {point.id} is covered by {covered[point.id][0]} but still planned", "remove `planned: true` (`handbook update` does)")
                    elif not point.planned and point.id not in covered:
                        self.add("syllabus", loc, f"nothing covers point {point.id}", "name it in `covers` of a complete question or page")


def covered_points(bank: Bank) -> dict[str, list[str]]:
    """Point id → ids of the questions and pages that cover it."""
    covered: dict[str, list[str]] = {}
    for question in bank.questions.values():
        for point in question.covers:
            covered.setdefault(point, []).append(question.id)
    for page in bank.pages.values():
        for point in page.covers:
            covered.setdefault(point, []).append(f"docs/{page.path}")
    return covered


def check(root: Path, loaded: Loaded) -> list[Problem]:
    """All problems of the bank below root."""
    return Checker(root, loaded).run()
