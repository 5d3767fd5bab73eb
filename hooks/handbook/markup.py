"""Markdown pieces that several generators share: links, includes, directives, question lists."""

from __future__ import annotations

import posixpath
import re
import textwrap

from handbook.model import ROLE_NAMES, Bank, Question
from handbook.snippets import INCLUDE, imports, lines, plain, regions, split_output

DIRECTIVE = re.compile(r"<!-- hb:(?P<name>[a-z]+)(?: (?P<argument>[a-z0-9/-]+))? -->")
LINK = re.compile(r"\]\((?P<scheme>[qts]):(?P<target>[a-z0-9/-]+)\)")
FIGURE = re.compile(r'figure alt="(?P<alt>[^"]+)"')
PACKAGES = {"numpy": "numpy", "scipy": "scipy", "pandas": "pandas", "sklearn": "scikit-learn", "matplotlib": "matplotlib"}
KIND_NAMES = {
    "concept": "concept",
    "derivation": "derivation",
    "coding": "exercise",
    "design": "design case",
    "scenario": "scenario",
    "behavioral": "behavioral",
}


def question_path(ident: str) -> str:
    """Page of a question, below the site's root."""
    return f"questions/{ident}.md"


def topic_path(bank: Bank, topic: str) -> str:
    """Page of a topic."""
    return f"{bank.topic(topic)[0].id}/{topic}.md"


def round_path(round_id: str) -> str:
    """Page of a round."""
    return f"{round_id}/index.md"


def link(page: str, target: str) -> str:
    """Relative link from one page to another, as the site generator resolves it."""
    return posixpath.relpath(target, posixpath.dirname(page) or ".")


def indent(text: str, spaces: int = 4) -> str:
    """Indent for a Markdown container."""
    return textwrap.indent(text, " " * spaces, lambda line: bool(line.strip()))


def escape(text: str) -> str:
    """Plain text inside an HTML attribute or element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def first_sentence(text: str, limit: int = 155) -> str:
    """A description: the beginning of a text without formulas and markup, cut at a word."""
    flat = re.sub(r"[`*_$\\]|\]\([^)]*\)|\[", "", " ".join(text.split()))
    return flat if len(flat) <= limit else flat[: limit - 1].rsplit(" ", 1)[0] + "…"


def packages(code: str) -> list[str]:
    """Browser packages that code imports."""
    return sorted(PACKAGES[name] for name in imports(code) if name in PACKAGES)


def code_block(bank: Bank, path: str, region: str | None = None) -> str:
    """A runnable fence for a snippet or one region of it, followed by the output that it states."""
    text = bank.snippets[path].text
    code, output = split_output(regions(text)[region] if region else plain(text))
    attributes = f'data-src="{path}"' + (f' data-region="{region}"' if region else "")
    needed = packages(text)
    if needed:
        attributes += f' data-packages="{" ".join(needed)}"'
    block = f"``` {{ .python {attributes} }}\n{code}\n```"
    return f"{block}\n\n``` {{ .text .hb-output }}\n{output}\n```" if output else block


def minutes(question: Question) -> str:
    """How long a question takes in the room."""
    return f"{question.minutes} min"


def roles(question: Question) -> str:
    """Roles in words."""
    return ", ".join(ROLE_NAMES[role] for role in question.roles)


def question_list(page: str, questions: list[Question]) -> str:
    """A list of links to questions with kind, level and minutes."""
    rows = []
    for q in questions:
        facts = [KIND_NAMES[q.kind] + (f", {q.difficulty}" if q.difficulty else ""), q.level, minutes(q)]
        rows.append(
            f"- [{q.title}]({link(page, question_path(q.id))}){{ .hb-q data-id=\"{q.id}\" }} "
            f'<span class="hb-facts">{" · ".join(facts)}</span>'
        )
    return '<div class="hb-list" markdown>\n\n' + "\n".join(rows) + "\n\n</div>" if rows else "*No questions here yet.*"


def counts(bank: Bank) -> dict[str, int]:
    """Figures that pages and the README may state."""
    exercises = [q for q in bank.questions.values() if q.is_exercise]
    return {
        "questions": len(bank.questions),
        "exercises": len(exercises),
        "proofs": sum(1 for q in bank.questions.values() if q.proof),
        "verified": sum(1 for q in bank.questions.values() if q.verified),
        "rounds": len(bank.syllabus.rounds),
        "topics": sum(len(r.topics) for r in bank.syllabus.rounds),
    }


def _round_cards(bank: Bank, page: str) -> str:
    cards = []
    for round_ in bank.syllabus.rounds:
        number = len(bank.of_round(round_.id))
        cards.append(
            f"- [{round_.title}]({link(page, round_path(round_.id))}) <span class=\"hb-card-sub\">{round_.subtitle}</span>\n\n"
            f"    {round_.blurb}\n\n"
            + (f'    <span class="hb-facts">{number} question{"" if number == 1 else "s"}</span>\n' if number else "")
        )
    return '<div class="hb-cards" markdown>\n\n' + "\n".join(cards) + "\n</div>"


def _directive(bank: Bank, page: str, name: str, argument: str | None) -> str:
    if name == "count" and argument in counts(bank):
        return str(counts(bank)[argument])
    if name == "rounds" and argument is None:
        return _round_cards(bank, page)
    if name == "questions" and argument and "/" in argument:
        return question_list(page, bank.of_topic(argument.split("/")[1]))
    if name == "questions" and argument:
        round_ = next(r for r in bank.syllabus.rounds if r.id == argument)
        parts = []
        for topic in round_.topics:
            found = bank.of_topic(topic.id)
            if found:
                parts.append(f"**[{topic.title}]({link(page, topic_path(bank, topic.id))})**\n\n{question_list(page, found)}")
        return "\n\n".join(parts)
    if name == "sheets" and argument is None:
        return "\n".join(f"- [{s.title}](s:{name}) <span class=\"hb-facts\">{s.blurb}</span>" for name, s in bank.sheets.items())
    raise ValueError(f"{page}: unknown directive hb:{name} {argument or ''}".strip())


def expand(bank: Bank, page: str, text: str) -> str:
    """Includes, directives and q:, t:, s: links of a page's Markdown in the form that Markdown knows."""
    out = []
    figure: list[str] = []
    for line in lines(text):
        row = line.text
        if line.fence and FIGURE.fullmatch(line.fence):
            figure.append(row)
            if len(figure) > 1 and row.strip() == "`" * len(row.strip()):
                out += [*figure, "", *_figure_code(bank, figure)]
                figure = []
            continue
        if line.fence is None:
            include = INCLUDE.match(row)
            if include:
                out.append(indent(code_block(bank, include["path"], include["region"]), len(include["indent"])))
                continue
            row = DIRECTIVE.sub(lambda m: _directive(bank, page, m["name"], m["argument"]), row)
            row = LINK.sub(lambda m: f"]({_target(bank, page, m['scheme'], m['target'])})", row)
        out.append(row)
    return "\n".join(out)


def _figure_code(bank: Bank, figure: list[str]) -> list[str]:
    """What draws a figure, closed, for who wants to change it."""
    spaces = len(figure[0]) - len(figure[0].lstrip())
    block = f'??? hb-code "The code of this figure"\n\n{indent(code_block(bank, figure[1].strip()))}\n'
    return indent(block, spaces).split("\n")


def _target(bank: Bank, page: str, scheme: str, target: str) -> str:
    if scheme == "q":
        return link(page, question_path(target))
    if scheme == "t":
        return link(page, topic_path(bank, target))
    return link(page, f"sheets/{target}.html")
