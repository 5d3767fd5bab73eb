"""Markdown fragments to HTML with the extensions that the pages use, for what is not a page: hints, sheets, cards."""

from __future__ import annotations

import functools
from pathlib import Path

from markdown import Markdown

# The same list, in the same order, as mkdocs.yml (a test compares them).
EXTENSIONS = (
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "pymdownx.highlight",
    "pymdownx.superfences",
    "handbook.math",
)


@functools.cache
def _converter(root: Path) -> Markdown:
    return Markdown(
        extensions=list(EXTENSIONS),
        extension_configs={"handbook.math": {"root": str(root)}, "pymdownx.highlight": {"pygments_lang_class": True}},
    )


@functools.cache
def html(root: Path, markdown: str) -> str:
    """HTML of a fragment."""
    return _converter(root).reset().convert(markdown)


def inline(root: Path, markdown: str) -> str:
    """HTML of one paragraph without its <p>."""
    out = html(root, " ".join(markdown.split()))
    if out.startswith("<p>") and out.endswith("</p>") and out.count("<p>") == 1:
        return out[3:-4]
    return out
