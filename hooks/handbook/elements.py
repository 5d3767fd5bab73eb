"""Python-Markdown extension for the handbook's own elements, so that any generator built on it renders alike."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

QUIET = {"hb-answer", "hb-rubric", "hb-followups", "hb-pitfalls", "hb-proof", "hb-sources", "hb-clarify"}


class _KeepOutOfSearch(Treeprocessor):
    """Long answers would drown the titles and questions that people search for."""

    def run(self, root: Element) -> None:
        for details in root.iter("details"):
            if QUIET & set(details.get("class", "").split()):
                details.set("data-search-exclude", "")


class ElementsExtension(Extension):
    """Makes <hb-…> elements blocks, and keeps long answers out of the search index."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.block_level_elements += ["hb-exercise", "hb-offline"]
        md.treeprocessors.register(_KeepOutOfSearch(md), "handbook-search", 0)


def makeExtension(**options) -> ElementsExtension:
    """Entry point of Python-Markdown."""
    return ElementsExtension(**options)
