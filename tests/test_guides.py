"""Hand-written pages have all the parts that their kind promises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from handbook.load import load

ROOT = Path(__file__).resolve().parent.parent
BANK = load(ROOT).bank
GUIDE = ["What happens", "The interviewer's form", "A framework, and when to leave it", "A strong answer", "A weak answer", "Five ways to fail, with drills", "Questions", "Cheat sheet", "Mock"]
# The landscape has a page of its own kind.
GUIDES = sorted(f"{r.id}/index.md" for r in BANK.syllabus.rounds if r.id != "prepare" and f"{r.id}/index.md" in BANK.pages)
TOPICS = sorted(path for r in BANK.syllabus.rounds for t in r.topics if (path := f"{r.id}/{t.id}.md") in BANK.pages)


def headings(path: str) -> list[str]:
    text = re.sub(r"^(`{3,}).*?^\1", "", BANK.pages[path].text, flags=re.M | re.S)
    return re.findall(r"^## (.*?)(?: \{.*)?$", text, flags=re.M)


@pytest.mark.parametrize("path", GUIDES)
def test_guide_of_a_round(path):
    """A guide has its nine parts in order, two annotated transcripts, five drills, and lists the round's questions."""
    text = BANK.pages[path].text
    assert headings(path) == GUIDE
    for answer, annotation in (("A strong answer", "!!! note"), ("A weak answer", "!!! failure")):
        part = text.split(f"## {answer}\n")[1].split("\n## ")[0]
        assert part.count("> **Interviewer:**") >= 2 and "> **Candidate:**" in part, answer
        assert part.count(annotation) >= 2, f"{answer}: annotate it"
    drills = text.split("## Five ways to fail, with drills\n")[1].split("\n## ")[0]
    assert [m for m in re.findall(r"^(\d)\. \*\*", drills, flags=re.M)] == list("12345")
    assert drills.count("*Drill") >= 5 and drills.count("*Score:*") == 5
    assert f"<!-- hb:questions {path.split('/')[0]} -->" in text


@pytest.mark.parametrize("path", TOPICS)
def test_page_of_a_topic(path):
    """A topic page has its title, a lead, a figure or diagram, two runnable pieces, and ends in the topic's questions."""
    round_id, topic_id = path.removesuffix(".md").split("/")
    page, topic = BANK.pages[path], BANK.topic(topic_id)[1]
    assert f"\n# {topic.title}\n" in page.text and "{ .hb-lead }" in page.text
    assert re.search(r'^```(figure|dot) alt="', page.text, flags=re.M), "no figure"
    assert len(re.findall(r'^```python$|^--8<-- "', page.text, flags=re.M)) >= 2, "fewer than two runnable pieces"
    assert "In the room" in headings(path) and headings(path)[-1] == "Questions, in learning order"
    assert page.text.rstrip().endswith(f"<!-- hb:questions {round_id}/{topic_id} -->")
    linked = set(re.findall(rf"\(q:({round_id}/[a-z0-9-]+)\)", page.text))
    assert len(linked) >= 3, "the text visits fewer than three of its questions"
