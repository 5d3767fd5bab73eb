"""Formulas: found in Markdown, rendered to HTML and MathML at build time with KaTeX.

`makeExtension` is a Python-Markdown extension, so that any site generator built on Python-Markdown renders alike.
"""

from __future__ import annotations

import atexit
import functools
import json
import re
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from handbook import node
from handbook.snippets import lines

SCRIPT = Path(__file__).resolve().parent.parent / "node" / "katex.mjs"

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


class _Katex:
    """One Node process that renders formulas for as long as this process lives."""

    def __init__(self, root: Path) -> None:
        if not (root / "node_modules" / "katex").exists():
            raise FileNotFoundError(f"{root / 'node_modules'} has no katex: run `make setup`")
        self.lock = threading.Lock()
        self.process = subprocess.Popen(
            [node.node(), str(SCRIPT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=root
        )
        atexit.register(self.close)

    def ask(self, tex: str, display: bool) -> dict:
        """{html} or {error}."""
        with self.lock:
            self.process.stdin.write(json.dumps({"tex": tex, "display": display}) + "\n")
            self.process.stdin.flush()
            return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        """End the process: it leaves when its input does."""
        self.process.stdin.close()
        self.process.wait(timeout=5)


_katex = functools.cache(_Katex)


@functools.cache
def render(root: Path, tex: str, display: bool) -> str:
    """HTML with MathML of a formula; raises MathError with KaTeX's own words."""
    answer = _katex(root).ask(tex.strip(), display)
    if "error" in answer:
        raise MathError(answer["error"])
    return answer["html"]


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
