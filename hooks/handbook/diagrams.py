"""Diagrams written as Graphviz text, drawn at build time by Graphviz compiled to WebAssembly (npm @viz-js/viz)."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from handbook import node
from handbook.markup import escape

VERSION = "1"  # raise when the style below changes what is drawn
STYLE = (
    'graph [bgcolor=transparent, fontname="Helvetica", fontsize=12, nodesep=0.3, ranksep=0.45, pad=0.1];'
    'node [shape=box, style=rounded, fontname="Helvetica", fontsize=12, margin="0.14,0.08", height=0.4];'
    'edge [fontname="Helvetica", fontsize=10.5, arrowsize=0.7];'
)


class DiagramError(ValueError):
    """A diagram that Graphviz refuses."""


def _styled(source: str) -> str:
    head, brace, rest = source.partition("{")
    if not brace:
        raise DiagramError("no `digraph { … }` in the diagram")
    return f"{head}{{{STYLE}{rest}"


def draw(root: Path, source: str) -> str:
    """SVG of a diagram, its ink in the color of the text around it. Kept in build/cache by content."""
    key = hashlib.sha256(f"{VERSION}{STYLE}{source}".encode()).hexdigest()[:24]
    cached = root / "build" / "cache" / "diagrams" / f"{key}.svg"
    if cached.exists():
        return cached.read_text(encoding="utf-8")
    request = json.dumps({"source": _styled(source)})
    script = Path(__file__).resolve().parent.parent / "node" / "diagram.mjs"
    answer = json.loads(node.run(script, input=request, capture_output=True, text=True).stdout)
    if answer["errors"]:
        raise DiagramError("; ".join(answer["errors"]))
    svg = answer["svg"][answer["svg"].index("<svg") :]
    svg = re.sub(r"<title>.*?</title>\s*|<!--.*?-->\s*", "", svg, flags=re.S)
    svg = re.sub(r'(stroke|fill)="black"', r'\1="currentColor"', svg)
    svg = re.sub(r"<text (?![^>]*fill=)", '<text fill="currentColor" ', svg)
    svg = re.sub(r' font-family="[^"]*"', "", svg)
    cached.parent.mkdir(parents=True, exist_ok=True)
    cached.write_text(svg, encoding="utf-8")
    return svg


def validator(language: str, inputs: dict, options: dict, attributes: dict, md: object) -> bool:
    """SuperFences: a diagram takes `alt`, and must have it."""
    options.update({k: v for k, v in inputs.items() if k == "alt"})
    return "alt" in inputs


def fence(source: str, language: str, css_class: str, options: dict, md: object, **_: object) -> str:
    """SuperFences: a ```dot fence as a figure that reads its alt text aloud."""
    svg = draw(Path.cwd(), source)
    svg = svg.replace("<svg ", f'<svg role="img" aria-label="{escape(options["alt"])}" ', 1)
    return f'<figure class="hb-diagram">{svg}</figure>'
