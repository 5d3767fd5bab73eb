"""Figures: drawn by snippets, inked by the page, told apart without color."""

from __future__ import annotations

import re

import pytest
from handbook import figures
from handbook.markup import expand
from handbook.model import Bank, Snippet, Syllabus

LINES = "import matplotlib.pyplot as plt\n\nplt.plot([0, 1], [1, 2], label='a & b')\nplt.plot([0, 1], [2, 1], marker='o')\nplt.legend()\nplt.show()\n"


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "snippets" / "fundamentals"
    folder.mkdir(parents=True)
    for name in ("one", "two"):
        (folder / f"{name}.py").write_text(f"# Figure {name}\n{LINES}")
    return tmp_path


def test_inks_are_those_of_the_page(place):
    svg = figures.draw(place, "fundamentals/one.py")
    assert set(re.findall(r"#[0-9a-f]{6}", svg)) == set()
    assert {"var(--hb-ink-1)", "var(--hb-ink-2)", "currentColor"} <= set(re.findall(r"var\([^)]*\)|currentColor", svg))
    assert "a &amp; b</text>" in svg and "font-family" not in svg and "<style" not in svg
    assert len(set(re.findall("stroke-dasharray: ([^;]*)", svg))) >= 1  # the second line is dashed


def test_figures_of_one_page_share_no_name(place):
    names = [set(re.findall(r' id="([^"]*)"', figures.draw(place, f"fundamentals/{name}.py"))) for name in ("one", "two")]
    assert names[0] and not names[0] & names[1]


def test_drawn_once(place, monkeypatch):
    first = figures.draw(place, "fundamentals/one.py")
    monkeypatch.setattr(figures.subprocess, "run", None)
    assert figures.draw(place, "fundamentals/one.py") == first


def test_failure_names_the_file(place):
    (place / "snippets/fundamentals/two.py").write_text("1 / 0\n")
    with pytest.raises(figures.FigureError, match=r"snippets/fundamentals/two\.py does not draw: (.|\n)*ZeroDivisionError"):
        figures.prepare(place, ["fundamentals/one.py", "fundamentals/two.py"])


def test_code_of_a_figure_follows_it():
    bank = Bank(syllabus=Syllabus.model_construct(rounds=[]), questions={}, exercises={}, snippets={"a/b.py": Snippet("a/b.py", LINES)}, pages={}, sheets={})
    text = expand(bank, "page.md", 'Before.\n\n```figure alt="Two lines"\na/b.py\nA caption.\n```\n\nAfter.')
    assert text.startswith('Before.\n\n```figure alt="Two lines"\na/b.py\nA caption.\n```\n\n??? hb-code "The code of this figure"\n\n    ``` { .python data-src="a/b.py"')
    assert text.endswith("\nAfter.") and "data-packages=\"matplotlib\"" in text
