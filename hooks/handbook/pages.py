"""Pages made from the bank: questions, topics, rounds, lists. Pure: Bank → {path: bytes}."""

from __future__ import annotations

import json

from handbook.markup import (
    KIND_NAMES,
    code_block,
    escape,
    expand,
    first_sentence,
    indent,
    link,
    minutes,
    question_list,
    question_path,
    roles,
    round_path,
    topic_path,
)
from handbook.model import LEVELS, Bank, Question
from handbook.snippets import INCLUDE

# Tabs of the site, in reading order. Rounds themselves are ordered by the syllabus.
SECTIONS = {
    "Prepare": ("prepare", "screen"),
    "Coding": ("coding", "ml-coding"),
    "Theory": ("fundamentals", "deep-learning", "llm"),
    "Systems": ("system-design", "production", "experimentation", "product", "responsible-ai"),
    "People": ("behavioral", "research", "offer"),
}


def nav(bank: Bank) -> list:
    """Navigation of rounds and topics, in the order of the syllabus."""
    rounds = {r.id: r for r in bank.syllabus.rounds}
    sections = []
    for title, ids in SECTIONS.items():
        children = []
        for ident in ids:
            topics = [{t.title: topic_path(bank, t.id)} for t in rounds[ident].topics]
            children.append({rounds[ident].title: [round_path(ident), *topics]})
        sections.append({title: children})
    return [{"Home": "index.md"}, *sections, {"Practice": [{"Exercises": "exercises.md"}, {"All questions": "questions/index.md"}, {"Cheat sheets": "sheets.md"}, {"Without a network": "offline.md"}]}, {"Contribute": "contribute.md"}]


def front(title: str, description: str, **more: object) -> str:
    """Front matter; JSON strings are YAML."""
    rows = {"title": title, "description": escape(description), **more}  # the theme puts it into an attribute as it is
    return "---\n" + "".join(f"{k}: {json.dumps(v, ensure_ascii=False)}\n" for k, v in rows.items()) + "---\n\n"


def part(kind: str, title: str, note: str, body: str) -> str:
    """A part of a question that the reader opens."""
    head = f"{title} <span>{note}</span>" if note else title
    return f'??? {kind} "{head}"\n\n{indent(body)}\n'


def _crumbs(bank: Bank, page: str, q: Question) -> str:
    round_, topic = bank.topic(q.topic)
    return (
        '<div class="hb-crumbs" markdown>\n'
        f"[{round_.title}]({link(page, round_path(round_.id))}) / [{topic.title}]({link(page, topic_path(bank, topic.id))})\n</div>\n"
    )


def _facts(q: Question) -> str:
    facts = [KIND_NAMES[q.kind], f"from {q.level}", minutes(q), roles(q)]
    if q.difficulty:
        facts.insert(1, q.difficulty)
    if q.format == "debug":
        facts.insert(1, "debugging")
    items = "".join(f"<li>{f}</li>" for f in facts)
    if q.verified:
        items += f'<li class="hb-verified">checked {q.verified.isoformat()}</li>'
    return f'<ul class="hb-facts">{items}</ul>\n'


def _rubric(q: Question) -> str:
    rows = []
    for level in LEVELS:
        for point in (p for p in q.listen_for if p.level == level):
            cues = ", ".join(escape(c) for c in point.cues)
            rows.append(f'- <b class="hb-level hb-{level}">{level}</b> {point.point} <span class="hb-cues">{cues}</span>')
    return "\n".join(rows)


def _followups(q: Question) -> str:
    rows = []
    for item in q.followups:
        head = f"**{'Twist. ' if item.twist else ''}{' '.join(item.ask.split())}**"
        rows.append(f"{head}\n\n{item.answer.strip()}")
    return "\n\n".join(rows)


def parts(bank: Bank, q: Question) -> list[str]:
    """Everything about a question that stays closed until the reader opens it."""
    out = []
    if q.clarify:
        rows = "\n\n".join(f"**{' '.join(c.ask.split())}**\n\n{c.reply.strip()}" for c in q.clarify)
        out.append(part("hb-clarify", "Clarify first", "what a strong candidate asks back", rows))
    out.append(part("hb-short", "Say it", "30 seconds, aloud", q.short))
    out.append(part("hb-answer", "Full answer", "", q.answer))
    if q.complexity:
        out.append(part("hb-answer", "Complexity", "", q.complexity))
    out.append(part("hb-rubric", "What they listen for", "the rubric, by level", _rubric(q)))
    out.append(part("hb-followups", "Follow-ups", "what comes next, with answers", _followups(q)))
    pitfalls = "\n\n".join(f"“{' '.join(p.claim.split()).strip('“”')}”\n{{ .hb-claim }}\n\n{p.why.strip()}" for p in q.pitfalls)
    out.append(part("hb-pitfalls", "Pitfalls", "tempting, and wrong", pitfalls))
    if q.proof:
        whole = any((m := INCLUDE.match(line)) and not m["region"] for line in q.answer.splitlines())
        if not whole:
            out.append(part("hb-proof", "Proof", "the numbers above, as code to run", code_block(bank, q.proof)))
    if q.sources:
        rows = "\n".join(f"- [{s.title}]({s.url}) <span class=\"hb-cues\">{s.supports.strip()}</span>" for s in q.sources)
        out.append(part("hb-sources", "Sources", "", rows))
    return out


def _exercise(bank: Bank, page: str, q: Question) -> str:
    files = bank.exercises[q.id]
    site_page = page.removesuffix(".md") + "/index.html"
    data = link(site_page, f"bank/exercises/{q.id}.json")
    hints = "\n".join(part("hb-hint", f"Hint {n}", "", hint) for n, hint in enumerate(q.hints, 1))
    solutions = "\n\n".join(
        f"**{a.title}.** {' '.join(a.why.split())}\n\n``` {{ .python .norun }}\n{files[a.file].strip()}\n```" for a in q.approaches
    )
    tests = f"``` {{ .python .norun }}\n{files['tests.py'].strip()}\n```"
    return (
        f'<hb-exercise data-id="{q.id}" data-src="{data}" markdown="1">\n\n'
        f"``` {{ .python .norun }}\n{files['starter.py'].strip()}\n```\n\n"
        + part("hb-tests", "Tests", "what Run checks", tests)
        + "\n"
        + hints
        + "\n"
        + part("hb-solution", "Solution", f"{len(q.approaches)} approach{'' if len(q.approaches) == 1 else 'es'}", solutions)
        + "\n</hb-exercise>\n"
    )


def _neighbors(bank: Bank, page: str, q: Question) -> str:
    siblings = bank.of_topic(q.topic)
    at = siblings.index(q)
    rows = []
    if at:
        rows.append(f'[<span>Previous</span> {siblings[at - 1].title}]({link(page, question_path(siblings[at - 1].id))}){{ .hb-prev rel="prev" }}')
    if at + 1 < len(siblings):
        rows.append(f'[<span>Next</span> {siblings[at + 1].title}]({link(page, question_path(siblings[at + 1].id))}){{ .hb-next rel="next" }}')
    return '<div class="hb-pager" markdown>\n' + "\n".join(rows) + "\n</div>\n" if rows else ""


def _linked(bank: Bank, page: str, q: Question) -> str:
    backward = [o.id for o in bank.questions.values() if q.id in o.related or q.id in o.prerequisites]
    blocks = []
    if q.prerequisites:
        blocks.append("## Know first\n\n" + question_list(page, [bank.questions[i] for i in q.prerequisites if i in bank.questions]))
    related = [i for i in dict.fromkeys([*q.related, *backward]) if i in bank.questions and i not in q.prerequisites]
    if related:
        blocks.append("## Related\n\n" + question_list(page, [bank.questions[i] for i in related]))
    return "\n\n".join(blocks)


def question_page(bank: Bank, q: Question) -> str:
    """Markdown of a question's page."""
    page = question_path(q.id)
    body = [
        front(q.title, first_sentence(q.ask), hide=["navigation", "toc"], edit=f"questions/{q.id}.yml"),
        _crumbs(bank, page, q),
        f"# {q.title}\n",
        _facts(q),
        f'<div class="hb-ask" markdown>\n\n{q.ask.strip()}\n\n</div>\n',
    ]
    if q.is_exercise:
        body.append(_exercise(bank, page, q))
    body.append('<div class="hb-parts" markdown>\n\n' + "\n".join(parts(bank, q)) + "\n</div>\n")
    body += [_neighbors(bank, page, q), _linked(bank, page, q)]
    return expand(bank, page, "\n".join(body))


def topic_page(bank: Bank, topic_id: str) -> str:
    """Markdown of a topic's page where nobody wrote one by hand."""
    round_, topic = bank.topic(topic_id)
    page = topic_path(bank, topic_id)
    return (
        front(topic.title, topic.blurb)
        + f"# {topic.title}\n\n{topic.blurb}\n{{ .hb-lead }}\n\n"
        + question_list(page, bank.of_topic(topic_id))
        + "\n\n## What to know\n\n"
        + "\n".join(f"- {point.text}" for point in topic.points)
        + "\n"
    )


def round_page(bank: Bank, round_id: str) -> str:
    """Markdown of a round's page where nobody wrote one by hand."""
    round_ = next(r for r in bank.syllabus.rounds if r.id == round_id)
    page = round_path(round_id)
    topics = []
    for topic in round_.topics:
        topics.append(f"## [{topic.title}]({link(page, topic_path(bank, topic.id))})\n\n{topic.blurb}\n")
        found = bank.of_topic(topic.id)
        if found:
            topics.append(question_list(page, found) + "\n")
    return front(f"{round_.title}: {round_.subtitle}", round_.blurb) + f"# {round_.title}\n\n{round_.blurb}\n{{ .hb-lead }}\n\n" + "\n".join(topics)


def all_questions(bank: Bank) -> str:
    """Markdown of the list of all questions."""
    page = "questions/index.md"
    blocks = []
    for round_ in bank.syllabus.rounds:
        found = bank.of_round(round_.id)
        if found:
            blocks.append(f"## {round_.title}\n\n{question_list(page, found)}\n")
    return front("All questions", "Every question of the handbook by round, easiest first within each topic.") + "# All questions\n\n" + "\n".join(blocks)


def exercise_list(bank: Bank) -> str:
    """Markdown of the list of exercises."""
    page = "exercises.md"
    blocks = []
    for round_ in bank.syllabus.rounds:
        found = [q for q in bank.of_round(round_.id) if q.is_exercise]
        if found:
            blocks.append(f"## {round_.title}\n\n{question_list(page, found)}\n")
    lead = "Write code in the page and have it judged there: tests, hints, solutions, and a Stop that works."
    return front("Exercises", lead) + f"# Exercises\n\n{lead}\n{{ .hb-lead }}\n\n" + "\n".join(blocks)


def generate(bank: Bank) -> dict[str, bytes]:
    """Generated pages and the snippets that their Run buttons fetch."""
    pages = {question_path(q.id): question_page(bank, q) for q in bank.questions.values()}
    for round_ in bank.syllabus.rounds:
        if round_path(round_.id) not in bank.pages:
            pages[round_path(round_.id)] = round_page(bank, round_.id)
        for topic in round_.topics:
            if topic_path(bank, topic.id) not in bank.pages:
                pages[topic_path(bank, topic.id)] = topic_page(bank, topic.id)
    pages["questions/index.md"] = all_questions(bank)
    pages["exercises.md"] = exercise_list(bank)
    pages |= {f"snippets/{s.path}": s.text for s in bank.snippets.values()}
    return {path: text.encode() for path, text in pages.items()}
