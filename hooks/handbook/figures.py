"""Figures: snippets that draw with matplotlib, run at build time and kept as SVG whose inks follow the page's color scheme."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from handbook.markup import escape

# Inks of the property cycle → custom properties of the style sheet. Each has a dash of its own, so that gray print tells them apart.
INKS = {"#1d5c63": "--hb-ink-1", "#a8390b": "--hb-ink-2", "#6c3db0": "--hb-ink-3", "#875200": "--hb-ink-4", "#808080": "--hb-faint", "#000000": "currentColor"}
STYLE = {
    "figure.figsize": [5.2, 3.0],  # inches: with 10 points of type still readable on a phone
    "figure.constrained_layout.use": True,
    "font.size": 10,
    "axes.titlesize": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "legend.frameon": False,
    "lines.linewidth": 1.8,
    "savefig.transparent": True,
    "svg.fonttype": "none",
}
DRAW = """
import contextlib, io, json, runpy, sys, traceback
import matplotlib
matplotlib.use("Agg")
from matplotlib import pyplot
from cycler import cycler
job = json.load(sys.stdin)
answers = {}
for path in job["paths"]:
    pyplot.close("all")
    matplotlib.rcdefaults()
    matplotlib.rcParams.update(job["style"])
    matplotlib.rcParams["axes.prop_cycle"] = cycler(color=job["inks"], linestyle=["-", "--", ":", "-."])
    matplotlib.rcParams["svg.hashsalt"] = job["paths"][path]
    pyplot.show = lambda *args, **kwargs: None
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            runpy.run_path(path, run_name="__main__")
        svg = io.StringIO()
        pyplot.gcf().savefig(svg, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
        answers[path] = {"svg": svg.getvalue()}
    except Exception:
        answers[path] = {"error": traceback.format_exc(limit=-1)}
json.dump(answers, sys.stdout)
"""


class FigureError(RuntimeError):
    """A figure whose code does not run."""


def _cached(root: Path, path: Path) -> Path:
    key = hashlib.sha256(Path(__file__).read_bytes() + path.read_bytes()).hexdigest()[:24]
    return root / "build" / "cache" / "figures" / f"{key}.svg"


def _tidy(svg: str) -> str:
    """SVG to stand inside a page: inks as custom properties, type as the page's, size by its box."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>\s*|<!--.*?-->\s*|<style.*?</style>\s*", "", svg, flags=re.S)
    svg = re.sub(r'<g id="[^"]*"', "<g", svg)  # names that two figures of a page would share
    svg = re.sub(r'(<svg [^>]*?) width="[^"]*"', r"\1", re.sub(r'(<svg [^>]*?) height="[^"]*"', r"\1", svg, count=1), count=1)
    svg = re.sub(r' version="1.1"| xmlns:xlink="[^"]*"', "", svg)  # xlink:href stays: the theme's instant navigation trips over href
    svg = re.sub(r"font: ([0-9.]+px) [^;\"]*", r"font-size: \1", svg)
    svg = re.sub(r"; font-family: [^;\"]*|font-family: [^;\"]*; ?", "", svg)
    for ink, name in INKS.items():
        svg = svg.replace(ink, name if name == "currentColor" else f"var({name})")
    # What has no fill of its own is black by default; the joins are those of the style element, which would reach the whole page.
    return svg.replace("<svg ", '<svg fill="currentColor" stroke-linejoin="round" ', 1).strip()


def prepare(root: Path, names: Iterable[str]) -> None:
    """Draw the figures (paths below snippets/) that are not in build/cache yet, all in one process.

    Raises FigureError with the last lines of the traceback of the first that fails.
    """
    missing = {str(root / "snippets" / name): name for name in sorted(set(names)) if not _cached(root, root / "snippets" / name).exists()}
    if not missing:
        return
    job = {"paths": missing, "style": STYLE, "inks": [ink for ink, name in INKS.items() if name.startswith("--hb-ink")]}
    environment = {**os.environ, "MPLBACKEND": "Agg", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, "-c", DRAW], input=json.dumps(job), capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        raise FigureError(f"matplotlib could not be run: {done.stderr.strip()[-500:]}")
    for path, answer in json.loads(done.stdout).items():
        if "error" in answer:
            raise FigureError(f"snippets/{missing[path]} does not draw: {answer['error'].strip()}")
        target = _cached(root, Path(path))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_tidy(answer["svg"]), encoding="utf-8")


def draw(root: Path, name: str) -> str:
    """SVG of one figure."""
    prepare(root, [name])
    return _cached(root, root / "snippets" / name).read_text(encoding="utf-8")


def validator(language: str, inputs: dict, options: dict, attributes: dict, md: object) -> bool:
    """SuperFences: a figure takes `alt`, and must have it."""
    options.update({k: v for k, v in inputs.items() if k == "alt"})
    return "alt" in inputs


def fence(source: str, language: str, css_class: str, options: dict, md: object, **_: object) -> str:
    """SuperFences: a ```figure fence. Its first line is a path below snippets/, the rest a caption in plain text."""
    name, _line, caption = source.strip().partition("\n")
    svg = draw(Path.cwd(), name.strip()).replace("<svg ", f'<svg role="img" aria-label="{escape(options["alt"])}" ', 1)
    return f'<figure class="hb-figure">{svg}<figcaption>{escape(" ".join(caption.split()))}</figcaption></figure>'
