"""A small site on which the runner is tested: the real bundle and runtime, one exercise, some blocks, a server that can fail."""

from __future__ import annotations

import base64
import http.server
import json
import subprocess
import threading
import zlib
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import ClassVar

import material
from handbook import node, policy

HERE = Path(__file__).resolve().parent
SUBPATH = "handbook"  # sites on GitHub Pages live below a path, and addresses must survive that

STARTER = '''import numpy as np


def scale(x):
    """x shifted and stretched to run from 0 to 1."""
    raise NotImplementedError
'''
SOLUTION = '''import numpy as np


def scale(x):
    """x shifted and stretched to run from 0 to 1."""
    x = np.asarray(x, dtype=float)
    low, high = x.min(), x.max()
    if low == high:
        return np.zeros_like(x)
    return (x - low) / (high - low)
'''
TESTS = '''import numpy as np

from answer import scale
from handbook.judge import close


def test_two_values():
    """The smaller becomes 0, the larger 1."""
    assert close(scale(np.array([3.0, 5.0])), [0.0, 1.0])


def test_middle():
    """A value half way becomes 0.5."""
    assert close(scale(np.array([0.0, 2.0, 4.0])), [0.0, 0.5, 1.0])
'''
HIDDEN = '''import numpy as np

from answer import scale
from handbook.judge import close


def test_constant():
    """Equal values become 0, without dividing by zero."""
    assert close(scale(np.array([2.0, 2.0])), [0.0, 0.0])
'''
SNIPPET = """import math

BASE = 2
# --8<-- [start:first]
value = BASE * 21
print("value", value)
# --8<-- [end:first]
factor = 10
# --8<-- [start:second]
print("times", value * factor)
# --8<-- [end:second]
"""


def exercise(starter: str = STARTER, hidden: str = HIDDEN) -> dict:
    """The exercise's data, as the site serves it."""
    approaches = [{"title": "Subtract, then divide", "code": SOLUTION, "why_html": "<p>Two passes over <em>x</em>.</p>"}]
    sealed = zlib.compress(json.dumps({"hidden": hidden, "approaches": approaches}).encode())
    return {
        "schema": 1, "id": "harness/scale", "title": "Min-max scaling", "signature": "scale(x)", "starter": starter, "tests": TESTS,
        "packages": ["numpy"], "timeout": 2, "minutes": 10, "difficulty": "easy", "format": "write",
        "hints": ["<p>What must happen to the smallest value?</p>", "<p>Divide by the range.</p>", "<p>Mind a range of zero.</p>"],
        "sealed": base64.b64encode(sealed).decode(),
    }


def block(code: str, **data: str) -> str:
    """A highlighted block as Material renders it."""
    attributes = "".join(f' data-{key}="{value}"' for key, value in data.items())
    escaped = code.replace("&", "&amp;").replace("<", "&lt;")
    return f'<div class="language-python highlight"{attributes}><pre><span></span><code>{escaped}</code></pre></div>'


PAGES = {
    "exercise/": '<h1>Min-max scaling</h1><hb-exercise data-id="harness/scale" data-src="../bank/exercises/harness/scale.json">'
    '<div class="language-python highlight norun"><pre><code>def scale(x): ...</code></pre></div>'
    f'<details class="hb-tests"><summary>Tests <span>what Run checks</span></summary><pre><code>{TESTS}</code></pre></details>'
    "</hb-exercise>",
    "blocks/": "<h1>Blocks</h1><p>Two blocks of one file, then two by hand.</p>"
    + block('value = BASE * 21\nprint("value", value)\n', src="demo/blocks.py", region="first")
    + '<div class="language-text highlight hb-output"><pre><code>value 42</code></pre></div>'
    + block('print("times", value * factor)\n', src="demo/blocks.py", region="second")
    + block("shared = [1, 2]\n")
    + block("shared.append(3)\nsum(shared)\n")
    + '<div class="language-python highlight norun"><pre><code>not_run()</code></pre></div>',
    "empty/": "<h1>Nothing to run</h1><p>A page without code.</p>",
}


def page(body: str, scheme: str = "default") -> str:
    """A page in Material's frame, under the policy that the site has."""
    html = (
        '<!doctype html><html lang="en" class="no-js"><head>\n<meta charset="utf-8"><title>Harness</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">'
        + "".join(f'<link rel="stylesheet" href="../assets/styles/{name}.css">' for name in ("material", "palette", "site", "runner"))
        + f'<script type="module" src="../assets/hb/app.js"></script></head>'
        f'<body dir="ltr" data-md-color-scheme="{scheme}"><main class="md-main"><div class="md-main__inner md-grid"><div class="md-content">'
        f'<article class="md-content__inner md-typeset">{body}</article></div></div></main></body></html>'
    )
    return policy.seal(html)


@dataclass
class Site:
    """The harness as it is served: its address, what was asked for, and ways to break it."""

    url: str
    folder: Path
    requests: list[str] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)  # part of a path → "missing", "short" or "slow"
    replaced: dict[str, bytes] = field(default_factory=dict)  # end of a path → other content

    def reset(self) -> None:
        self.requests.clear()
        self.faults.clear()
        self.replaced.clear()


class Handler(http.server.SimpleHTTPRequestHandler):
    """Static files below a sub-path, with faults on request."""

    extensions_map: ClassVar = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript", ".gz": "application/gzip"}
    site: Site

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self.site.requests.append(self.path)
        fault = next((kind for part, kind in self.site.faults.items() if part in self.path), "")
        other = next((body for end, body in self.site.replaced.items() if self.path.split("?")[0].endswith(end)), None)
        if fault == "missing":
            return self.send_error(404)
        if fault == "slow":
            threading.Event().wait(3600)
        if fault != "short" and other is None:
            return super().do_GET()
        path = Path(self.translate_path(self.path))
        body = other if other is not None else path.read_bytes()[:1000]
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True


def stylesheet(name: str) -> str:
    """One of Material's own stylesheets."""
    folder = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
    return next(folder.glob(f"{name}.*.min.css")).read_text()


def bundle(root: Path) -> None:
    """Bundle the runner unless that has been done since its sources changed: two test processes may ask at once."""
    made = root / "build" / "assets" / "hb" / "app.js"
    script = root / "hooks" / "node" / "bundle.mjs"
    sources = [script, root / "build" / "runtime" / "current.json", *(root / "docs" / "assets" / "runner").iterdir()]
    if not made.exists() or made.stat().st_mtime < max(path.stat().st_mtime for path in sources):
        node.run(script, cwd=root, stdout=subprocess.DEVNULL)


def build(root: Path, folder: Path) -> Path:
    """Write the harness site below folder; the runtime and the bundle are the repository's own. FileNotFoundError without a runtime."""
    current = root / "build" / "runtime" / "current.json"
    if not current.exists():
        raise FileNotFoundError("the browser's Python is not built: run `make assets` first")
    made = current.parent / json.loads(current.read_text())["id"]
    bundle(root)
    site = folder / SUBPATH
    (site / "assets" / "styles").mkdir(parents=True)
    (site / "assets" / "hb").symlink_to(root / "build" / "assets" / "hb")
    (site / "assets" / "runtime").mkdir()
    (site / "assets" / "runtime" / made.name).symlink_to(made)
    for name, own in {"material": "main", "palette": "palette"}.items():
        (site / "assets" / "styles" / f"{name}.css").write_text(stylesheet(own))
    for name in ("site", "runner"):
        (site / "assets" / "styles" / f"{name}.css").write_text((root / "docs" / "assets" / "styles" / f"{name}.css").read_text())
    (site / "bank" / "exercises" / "harness").mkdir(parents=True)
    (site / "bank" / "exercises" / "harness" / "scale.json").write_text(json.dumps(exercise()))
    (site / "snippets" / "demo").mkdir(parents=True)
    (site / "snippets" / "demo" / "blocks.py").write_text(SNIPPET)
    for path, body in PAGES.items():
        for scheme, prefix in (("default", ""), ("slate", "dark-")):
            target = site / f"{prefix}{path}"
            target.mkdir()
            (target / "index.html").write_text(page(body, scheme))
    return folder


def serve(folder: Path) -> tuple[Site, Server]:
    """Serve the harness on a free port of this machine."""
    handler = type("HarnessHandler", (Handler,), {})
    server = Server(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    handler.site = Site(f"http://127.0.0.1:{server.server_port}/{SUBPATH}/", folder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return handler.site, server
