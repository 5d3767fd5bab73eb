"""Cheat sheets: one HTML page a topic that prints as it is, on two pages at most. Pure: Bank → {path: bytes}."""

from __future__ import annotations

import json
import math
import posixpath
import re
from pathlib import Path

from handbook.html import html, inline
from handbook.markup import escape, expand, question_path
from handbook.model import Bank, Sheet

PAGE = """<!doctype html>
<html lang="en" style="--type: {type}pt">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title} cheat sheet - ML Interview Handbook</title>
<meta name="description" content="{blurb}">
<link rel="icon" href="../assets/icon.svg">
<link rel="stylesheet" href="../assets/katex/katex.css">
<link rel="stylesheet" href="../assets/styles/sheet.css">
<style>@page {{ @bottom-left {{ content: {running} }} }}</style>
</head>
<body>
<nav class="screen" aria-label="Site"><a href="../">ML Interview Handbook</a> <a href="../sheets/">All sheets</a>{pdfs}</nav>
<main>
<header><h1>{title}</h1><p>{blurb}</p></header>
<div class="sheet">
{body}
</div>
<footer>ML Interview Handbook · content CC BY 4.0</footer>
</main>
</body>
</html>
"""

# What a question keeps on paper, from everything to its title alone. The screen always shows everything.
FULL, PITFALL, SHORT, TITLE = "full", "pitfall", "short", "title"

# Type sizes on paper in points, the largest that fits is taken; the smallest parts are 0.95 of it.
SIZES = (10.0, 9.6, 9.2, 8.8, 8.4)
# At the smallest size: characters in a line of a column of A4, the narrower paper, and lines in the four columns of
# two Letter pages, the shorter one, less what breaks waste. A test holds both against Chromium.
COLUMN = 72
LINES = 246
TALL = re.compile(r"\\[dt]?frac|\\sum|\\underbrace|\\arg")

FONTS = {
    f"assets/fonts/source-sans-3-{weight}.woff2": f"node_modules/@fontsource/source-sans-3/files/source-sans-3-latin-{weight}-normal.woff2"
    for weight in (400, 600)
}


def plain(fragment: str) -> str:
    """Text of an HTML fragment as it appears: of a formula only its rendered half."""
    return re.sub(r"<[^>]*>", "", re.sub(r"<math.*?</math>", "", fragment, flags=re.DOTALL)).strip()


def lines(fragment: str, width: int = COLUMN) -> int:
    """Lines that a paragraph takes in a column, or in a part of it."""
    return max(1, math.ceil(len(plain(fragment)) / width))


def type_size(need: float) -> float:
    """The largest type at which so many lines fit. Larger lines are higher, and text, but not formulas, needs more of them."""
    return next((size for size in SIZES if need * (size / SIZES[-1]) ** 1.6 <= LINES), SIZES[-1])


def kept(fixed: float, heights: list[dict[str, float]]) -> list[str]:
    """What each question keeps so that all fits: reasons go first, then pitfalls, then spoken answers, each from the last one up."""
    levels = [FULL] * len(heights)
    for lower in (PITFALL, SHORT, TITLE):
        for n in reversed(range(len(levels))):
            if fixed + sum(h[level] for h, level in zip(heights, levels)) <= LINES:
                return levels
            levels[n] = lower
    return levels


class Writer:
    """Writes one sheet and counts the lines that it takes on paper."""

    def __init__(self, root: Path, bank: Bank, name: str, sheet: Sheet) -> None:
        self.root, self.bank, self.sheet = root, bank, sheet
        self.page = f"sheets/{name}.md"
        self.questions = [q for topic in sheet.topics for q in bank.of_topic(topic)]
        self.used = 0.0

    def href(self, path: str) -> str:
        """Link to a page of the site, as the site serves it."""
        return posixpath.relpath(re.sub(r"(^|/)index$", r"\1", path.removesuffix(".md")) or ".", "sheets") + "/"

    def markdown(self, text: str) -> str:
        """A fragment's Markdown with links to pages as the site serves them: nothing resolves them here as in a page."""
        expanded = expand(self.bank, self.page, text)
        return re.sub(r"\]\((\.\./[^)#]+\.md)", lambda m: "](" + self.href(posixpath.normpath(f"sheets/{m[1]}")), expanded)

    def text(self, text: str) -> str:
        """HTML of one paragraph. A comma or colon after a formula moves into its last box, or it could start the next line."""
        out = inline(self.root, self.markdown(text))
        return re.sub(r"(</span></span></span>)([.,:;?!)]+)", r'<span class="mark">\2</span>\1', out)

    def part(self, kind: str, title: str, body: str) -> str:
        self.used += 2.3
        return f'<section class="part {kind}"><h2>{escape(title)}</h2>{body}</section>'

    def formulas(self) -> str:
        rows = []
        for f in self.sheet.formulas:
            where = self.text(f.where) if f.where else ""
            height = sum(2.2 if TALL.search(row) else 1.2 for row in f.tex.split(r"\\")) + (0.95 * lines(where, 58) if where else 0)
            self.used += max(height, lines(f.name, 14)) + 0.3
            rows.append(
                f'<section class="formula"><h3>{escape(f.name)}</h3><div>{html(self.root, f"$${f.tex}$$")}'
                + (f"<p>{where}</p>" if where else "")
                + "</div></section>"
            )
        return self.part("formulas", "Formulas", f'<div class="flow">{"".join(rows)}</div>') if rows else ""

    def tables(self) -> str:
        out = []
        for table in self.sheet.tables:
            head = "".join(f'<th scope="col">{self.text(c)}</th>' for c in table.columns)
            rows = [[self.text(cell) for cell in row] for row in table.rows]
            self.used += 1.3 + sum(lines("  ".join(row), 54) * 0.95 + 0.3 for row in rows)
            body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
            scroll = f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
            out.append(self.part("table", table.title, scroll))
        return "".join(out)

    def source(self, source: str) -> str:
        """Where a rule comes from: the number of a question of this sheet, another question, or an address."""
        if source not in self.bank.questions:
            address = source.split("//")[-1].removeprefix("www.")
            return f'<a class="source" href="{escape(source)}">{escape(address if len(address) < 36 else address.split("/")[0])}</a>'
        question = self.bank.questions[source]
        label = f"Q{self.questions.index(question) + 1}" if question in self.questions else question.title
        return f'<a class="source" href="{self.href(question_path(source))}" title="{escape(question.title)}">{escape(label)}</a>'

    def rules(self) -> str:
        rows = [f"{self.text(rule.text)} {self.source(rule.source)}" for rule in self.sheet.rules]
        self.used += sum(lines(row, COLUMN - 3) + 0.4 for row in rows)
        items = "".join(f"<li>{row}</li>" for row in rows)
        return self.part("rules", "Rules of thumb", f'<ul class="flow">{items}</ul>') if rows else ""

    def exercises(self) -> str:
        """Exercises of other topics that the questions lead to."""
        named = {i for q in self.questions for i in q.related}
        found = [q for q in self.bank.questions.values() if q.is_exercise and q.id in named and q not in self.questions]
        self.used += len(found)
        items = "".join(
            f'<li><a href="{self.href(question_path(q.id))}">{escape(q.title)}</a> <span>{q.difficulty}, {q.minutes} min</span></li>' for q in found
        )
        return self.part("exercises", "Exercises", f"<ul>{items}</ul>") if found else ""

    def asked(self) -> str:
        """The questions: spoken answer and one pitfall each, as far as they fit on paper."""
        rows, heights = [], []
        for number, q in enumerate(self.questions, 1):
            short = "".join(f"<p>{self.text(p)}</p>" for p in q.short.split("\n\n"))
            claim, why = self.text(q.pitfalls[0].claim), self.text(q.pitfalls[0].why)
            title = lines(q.title, COLUMN - 4) + 0.1
            said = title + sum(lines(p) for p in short.split("</p>") if plain(p)) + 0.6
            heights.append({TITLE: title, SHORT: said, PITFALL: said + lines(f"Not: {claim}"), FULL: said + lines(f"Not: {claim} {why}")})
            rows.append(
                f'<h3><a href="{self.href(question_path(q.id))}"><b>{number}</b> {escape(q.title)}</a></h3><div class="said">{short}</div>'
                f'<p class="not"><b>Not:</b> <q>{claim}</q> <span class="why">{why}</span></p>'
            )
        levels = kept(self.used + 2.3, heights)
        self.used += sum(h[level] for h, level in zip(heights, levels))
        sections = "".join(f'<section class="question {level}">{row}</section>' for level, row in zip(levels, rows))
        return self.part("questions", "Questions", f'<div class="flow">{sections}</div>') if rows else ""

    def body(self) -> str:
        """All parts; the questions last, because they get the room that is left."""
        return "\n".join(filter(None, (self.formulas(), self.tables(), self.rules(), self.exercises(), self.asked())))


def sheet_page(root: Path, bank: Bank, name: str, sheet: Sheet, pdfs: bool = False) -> str:
    """A sheet as a page that stands alone; `pdfs` says whether its PDFs lie beside it."""
    links = f' <span>Print this page, or take the PDF: <a href="{name}-a4.pdf">A4</a> · <a href="{name}-letter.pdf">Letter</a></span>'
    writer = Writer(root, bank, name, sheet)
    body = writer.body()
    return PAGE.format(
        title=escape(sheet.title),
        blurb=escape(" ".join(sheet.blurb.split())),
        running=json.dumps(f"{sheet.title} · ML Interview Handbook", ensure_ascii=False).replace("<", r"\3c "),
        type=type_size(writer.used),
        pdfs=links if pdfs else "",
        body=body,
    )


def generate(root: Path, bank: Bank) -> dict[str, bytes]:
    """All sheets, linked to the PDFs that were printed before, and the type that they are set in."""
    printed = {p.name for p in (root / "build/sheets").glob("*.pdf")}
    pages = {}
    for name, sheet in bank.sheets.items():
        both = {f"{name}-a4.pdf", f"{name}-letter.pdf"} <= printed
        pages[f"sheets/{name}.html"] = sheet_page(root, bank, name, sheet, both).encode()
    return pages | {target: (root / source).read_bytes() for target, source in FONTS.items() if (root / source).exists()}
