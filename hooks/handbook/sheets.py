"""Cheat sheets: one HTML page a topic that prints as it is. Pure: Bank → {path: bytes}."""

from __future__ import annotations

import posixpath
from pathlib import Path

from handbook.html import html, inline
from handbook.markup import escape, expand
from handbook.model import Bank, Question, Sheet

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} - ML Interview Handbook</title>
<meta name="description" content="{blurb}">
<link rel="stylesheet" href="../assets/katex/katex.css">
<link rel="stylesheet" href="../assets/styles/sheet.css">
</head>
<body>
<nav class="screen" aria-label="Site"><a href="../">ML Interview Handbook</a> <span>Print this page, or take the PDF:
<a href="{name}-a4.pdf">A4</a> <a href="{name}-letter.pdf">Letter</a></span></nav>
<main>
<header><h1>{title}</h1><p>{blurb}</p></header>
<div class="columns">
{body}
</div>
<footer>ML Interview Handbook · content CC BY 4.0</footer>
</main>
</body>
</html>
"""


def _questions(root: Path, bank: Bank, name: str, questions: list[Question]) -> str:
    rows = []
    for number, q in enumerate(questions, 1):
        href = posixpath.relpath(f"questions/{q.id}/", "sheets") + "/"
        short = html(root, expand(bank, f"sheets/{name}.md", q.short))
        pitfall = q.pitfalls[0]
        rows.append(
            f'<section class="question"><h3><a href="{href}"><b>{number}</b> {escape(q.title)}</a></h3>{short}'
            f'<p class="not"><b>Not:</b> {inline(root, expand(bank, f"sheets/{name}.md", pitfall.claim))}</p></section>'
        )
    return "<h2>Questions</h2>" + "".join(rows) if rows else ""


def _formulas(root: Path, sheet: Sheet) -> str:
    rows = []
    for f in sheet.formulas:
        where = f"<p>{inline(root, f.where)}</p>" if f.where else ""
        rows.append(f"<section class=\"formula\"><h3>{escape(f.name)}</h3>{html(root, f'$${f.tex}$$')}{where}</section>")
    return "<h2>Formulas</h2>" + "".join(rows) if rows else ""


def _tables(root: Path, sheet: Sheet) -> str:
    out = []
    for table in sheet.tables:
        head = "".join(f'<th scope="col">{inline(root, c)}</th>' for c in table.columns)
        rows = "".join("<tr>" + "".join(f"<td>{inline(root, cell)}</td>" for cell in row) + "</tr>" for row in table.rows)
        out.append(f'<section class="table"><h2>{escape(table.title)}</h2><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></section>')
    return "".join(out)


def _rules(root: Path, bank: Bank, sheet: Sheet) -> str:
    rows = []
    for rule in sheet.rules:
        if rule.source in bank.questions:
            href = posixpath.relpath(f"questions/{rule.source}/", "sheets") + "/"
            mark = f'<a class="source" href="{href}">{escape(bank.questions[rule.source].title)}</a>'
        else:
            mark = f'<a class="source" href="{escape(rule.source)}">{escape(rule.source.split("//")[1].split("/")[0])}</a>'
        rows.append(f"<li>{inline(root, rule.text)} {mark}</li>")
    return f'<h2>Rules of thumb</h2><ul class="rules">{"".join(rows)}</ul>' if rows else ""


def sheet_page(root: Path, bank: Bank, name: str, sheet: Sheet) -> str:
    """A sheet as a page that stands alone."""
    questions = [q for topic in sheet.topics for q in bank.of_topic(topic)]
    body = _formulas(root, sheet) + _tables(root, sheet) + _rules(root, bank, sheet) + _questions(root, bank, name, questions)
    return PAGE.format(title=escape(sheet.title), blurb=escape(sheet.blurb), name=name, body=body)


def generate(root: Path, bank: Bank) -> dict[str, bytes]:
    """All sheets."""
    return {f"sheets/{name}.html": sheet_page(root, bank, name, sheet).encode() for name, sheet in bank.sheets.items()}
