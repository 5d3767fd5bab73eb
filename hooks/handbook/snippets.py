"""Named regions and expected output of runnable files, and the code fences of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARKER = re.compile(r"^\s*# --8<-- \[(start|end):([a-z0-9_-]+)\]\s*$")
INCLUDE = re.compile(r'^(?P<indent>[ ]*)--8<-- "(?P<path>[a-z0-9_/-]+\.py)(?::(?P<region>[a-z0-9_-]+))?"\s*$')
FENCE = re.compile(r"^(?P<indent>\s*)(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
OUTPUT = re.compile(r"^\s*#> ?(.*)$")


def regions(text: str) -> dict[str, str]:
    """Region name → its lines, without markers of any region."""
    found: dict[str, list[str]] = {}
    open_: list[str] = []
    for line in text.splitlines():
        marker = MARKER.match(line)
        if marker and marker[1] == "start":
            open_.append(marker[2])
            found[marker[2]] = []
        elif marker:
            if marker[2] not in open_:
                raise ValueError(f"region {marker[2]!r} ends before it starts")
            open_.remove(marker[2])
        else:
            for name in open_:
                found[name].append(line)
    if open_:
        raise ValueError(f"region {open_[0]!r} never ends")
    return {name: "\n".join(lines).strip("\n") for name, lines in found.items()}


def plain(text: str) -> str:
    """The text without region markers."""
    return "\n".join(line for line in text.splitlines() if not MARKER.match(line)).strip("\n")


def split_output(code: str) -> tuple[str, str]:
    """Code without its `#>` lines, and the output that these state."""
    lines, output = [], []
    for line in code.splitlines():
        match = OUTPUT.match(line)
        (output if match else lines).append(match[1] if match else line)
    return "\n".join(lines).strip("\n"), "\n".join(output)


def imports(code: str) -> set[str]:
    """Top-level names of the modules that code imports."""
    return set(re.findall(r"^\s*(?:import|from)\s+([A-Za-z_]\w*)", code, flags=re.M))


@dataclass(frozen=True)
class Line:
    """A line of Markdown with the fence it stands in (None outside)."""

    number: int
    text: str
    fence: str | None


def lines(markdown: str) -> Iterator[Line]:
    """Lines of Markdown, each with the info string of the fence that holds it.

    The opening and closing lines of a fence belong to it.
    """
    inside: tuple[str, str] | None = None
    for number, text in enumerate(markdown.splitlines(), 1):
        match = FENCE.match(text)
        if inside is None and match:
            inside = (match["fence"], match["info"].strip())
            yield Line(number, text, inside[1])
        elif inside and match and match["fence"].startswith(inside[0]) and not match["info"].strip():
            yield Line(number, text, inside[1])
            inside = None
        else:
            yield Line(number, text, inside[1] if inside else None)


@dataclass(frozen=True)
class Fence:
    """A fence of Markdown: the place of its first line, its info string, and what it holds."""

    offset: int
    info: str
    body: str


def fences(markdown: str) -> Iterator[Fence]:
    """The fences of a text, outermost ones only."""
    offset = start = 0
    held: list[str] | None = None
    for line in lines(markdown):
        if line.fence is not None and held is None:
            held, start = [], offset
        elif line.fence is not None and FENCE.match(line.text) and _closes(markdown[start:], line.text):
            yield Fence(start, line.fence, "\n".join(held))
            held = None
        elif line.fence is not None:
            held.append(line.text)
        offset += len(line.text) + 1


def _closes(opening: str, line: str) -> bool:
    return line.strip().startswith(FENCE.match(opening.split("\n", 1)[0])["fence"]) and not line.strip().strip("`~")
