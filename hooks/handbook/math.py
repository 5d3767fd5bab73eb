"""Formulas: found in Markdown, rendered to HTML and MathML at build time with KaTeX.

`makeExtension` is a Python-Markdown extension, so that any site generator built on Python-Markdown renders alike.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from py_mini_racer import JSEvalException, MiniRacer

from handbook.snippets import lines

# Code spans come first so that dollars inside them are left alone. A closing dollar follows a non-space and no digit
# follows it: "$4 and $5" is money.
TOKEN = re.compile(
    r"(?P<code>(?<!`)(`+)(?!`).+?(?<!`)\2(?!`))"
    r"|(?P<escape>\\[\\$`])"
    r"|\$\$(?P<display>(?:\\.|[^$\\])+?)\$\$"
    r"|\$(?!\s)(?P<inline>(?:\\.|[^$\\\n]|\n(?!\s*\n))+?)(?<!\s)\$(?!\d)",
    re.S,
)


class MathError(ValueError):
    """A formula that KaTeX refuses."""


@dataclass(frozen=True)
class Formula:
    """A formula and its offset in the text."""

    offset: int
    tex: str
    display: bool


def find(markdown: str) -> Iterator[Formula]:
    """Formulas of a Markdown text outside of code."""
    masked = "\n".join(" " * len(line.text) if line.fence is not None else line.text for line in lines(markdown))
    for match in TOKEN.finditer(masked):
        if match["display"] is not None or match["inline"] is not None:
            yield Formula(match.start(), match["display"] or match["inline"], match["display"] is not None)


@functools.cache
def _katex(root: Path) -> MiniRacer:
    script = root / "node_modules/katex/dist/katex.min.js"
    if not script.exists():
        raise FileNotFoundError(f"{script} is missing: run `make setup`")
    engine = MiniRacer()
    engine.eval(script.read_text(encoding="utf-8"))
    return engine


@functools.cache
def render(root: Path, tex: str, display: bool) -> str:
    """HTML with MathML of a formula; raises MathError with KaTeX's own words."""
    options = {"displayMode": display, "throwOnError": True, "strict": "error", "output": "htmlAndMathml"}
    try:
        return _katex(root).call("katex.renderToString", tex.strip(), options)
    except JSEvalException as error:
        words = re.search(r"(?:KaTeX parse error|LaTeX-incompatible input)[^\n]*", str(error))
        raise MathError(words[0].replace("KaTeX parse error: ", "") if words else str(error).splitlines()[0]) from None


class _Stash(Preprocessor):
    """Replaces formulas by placeholders before blocks are parsed: bars and leading signs in them mean nothing to Markdown."""

    def __init__(self, md: Markdown, root: Path) -> None:
        super().__init__(md)
        self.root = root

    def run(self, source: list[str]) -> list[str]:
        return TOKEN.sub(self._replace, "\n".join(source)).split("\n")

    def _replace(self, match: re.Match) -> str:
        tex = match["display"] or match["inline"]
        if tex is None:
            return match[0]
        return self.md.htmlStash.store(render(self.root, tex, match["display"] is not None))


class MathExtension(Extension):
    """`$…$` and `$$…$$` in Markdown."""

    def __init__(self, **options) -> None:
        self.config = {"root": [str(Path.cwd()), "folder that holds node_modules"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        md.ESCAPED_CHARS.append("$")
        # After fences (25), before raw HTML (20).
        md.preprocessors.register(_Stash(md, Path(self.getConfig("root")).resolve()), "handbook-math", 22)


def makeExtension(**options) -> MathExtension:
    """Entry point of Python-Markdown."""
    return MathExtension(**options)
