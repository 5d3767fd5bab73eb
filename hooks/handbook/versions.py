"""Versions in the addresses of assets: what changes gets a new address, so that no cache ever mixes two deployments."""

from __future__ import annotations

import functools
import hashlib
import json
import re
from importlib import metadata
from pathlib import Path

LENGTH = 8
ASSET = re.compile(r'(?P<before>(?:href|src)="(?:[^":]*/)?)(?P<path>assets/(?:hb|styles|katex)/[\w.-]+)"')


def digest(content: bytes) -> str:
    """What stands after the question mark; bundle.mjs makes the same for the sandbox's files."""
    return hashlib.sha256(content).hexdigest()[:LENGTH]


def _sources(root: Path) -> dict[str, Path]:
    """Path in the site → file, of assets whose name does not change with their content."""
    files = {"assets/katex/katex.css": root / "node_modules/katex/dist/katex.min.css"}
    files |= {f"assets/hb/{name}": root / "build/assets/hb" / name for name in ("app.js", "worker.js", "frame.html", "host.html")}
    files |= {f"assets/styles/{path.name}": path for path in sorted((root / "docs/assets/styles").glob("*.css"))}
    return {path: file for path, file in files.items() if file.exists()}


def stamps(root: Path) -> dict[str, str]:
    """Path in the site → version."""
    return {path: _digest(file, file.stat().st_mtime_ns) for path, file in _sources(root).items()}


@functools.lru_cache(maxsize=64)
def _digest(file: Path, changed: int) -> str:
    return digest(file.read_bytes())


def stamp(html: str, versions: dict[str, str]) -> str:
    """A page with the versions in its addresses."""
    return ASSET.sub(lambda m: f'{m["before"]}{m["path"]}?{versions[m["path"]]}"' if m["path"] in versions else m[0], html)


def build_id(root: Path) -> str:
    """What identifies the scripts, styles and runtime of a deployment; pages may change without it."""
    runtime = root / "build/runtime/current.json"
    parts = [stamps(root), metadata.version("mkdocs-material"), json.loads(runtime.read_text())["id"] if runtime.exists() else ""]
    worker = root / "build/assets/sw.js"
    parts.append(digest(worker.read_bytes()) if worker.exists() else "")
    return digest(json.dumps(parts, sort_keys=True).encode())
