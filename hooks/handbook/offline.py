"""What a built site needs to be read and run without a network: its service worker and the list of all that can be kept."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

from handbook import versions

LISTS = ("search/search_index.json", "sitemap.xml")
LEFT_OUT = re.compile(r"\.(?:map|gz|txt)$|^assets/(?:runtime|javascripts/lunr)/|^assets/hb/frame\.html$")
# Kept at the first visit: what every page needs, and the runner, so that an open page never depends on an older deployment's files.
CORE = re.compile(r"assets/(?:hb|styles|stylesheets|javascripts|fonts)/|assets/katex/katex\.css|assets/icon\.svg")
FIRST_PAGES = ("", "offline/")
KATEX_FONTS = re.compile(r"assets/katex/fonts/KaTeX_(?:Main-Regular|Math-Italic|Main-Bold|Size[12]-Regular|AMS-Regular)\.")


def address(path: str) -> str:
    """A page's address below the site's root."""
    return path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path


def write(root: Path, site: Path, build: str) -> None:
    """Write sw.js and offline.json into a built site; neither for a preview, nor when the scripts were not bundled."""
    worker = root / "build/assets/sw.js"
    if not build or not worker.exists():
        return
    stamps = versions.stamps(root)
    kept: dict[str, list] = {"pages": [], "assets": [], "pdf": []}
    packed = 0
    for file in sorted(p for p in site.rglob("*") if p.is_file()):
        path = file.relative_to(site).as_posix()
        kind = "assets" if path.startswith("assets/") else "pdf" if path.endswith(".pdf") else "pages"
        if kind == "assets" and LEFT_OUT.search(path) or kind == "pages" and not (path.endswith((".html", ".json", ".py")) or path in LISTS):
            continue
        if path in ("404.html", "offline.json", "sw.js"):
            continue
        content = file.read_bytes()
        name = f"{path}?{stamps[path]}" if path in stamps else address(path)
        kept[kind].append([name, versions.digest(content), len(content)])
        if kind != "pdf":
            packed += len(gzip.compress(content, 6)) if file.suffix != ".woff2" else len(content)
    assets = [name for name, _, _ in kept["assets"]]
    about = {
        "build": build,
        "runtime": _runtime(root),
        "core": [*FIRST_PAGES, *(name for name in assets if CORE.match(name) or KATEX_FONTS.match(name))],
        "assets": assets,
    }
    (site / "sw.js").write_text(f"self.HANDBOOK={_json(about)};\n{worker.read_text(encoding='utf-8')}", encoding="utf-8")
    (site / "offline.json").write_text(_json({"schema": 1, "build": build, "packed": packed, **kept}), encoding="utf-8")


def _runtime(root: Path) -> str:
    current = root / "build/runtime/current.json"
    return json.loads(current.read_text())["id"] if current.exists() else ""


def _json(data: object) -> str:
    return json.dumps(data, separators=(",", ":"), ensure_ascii=False)
